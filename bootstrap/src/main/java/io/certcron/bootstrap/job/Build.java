package io.certcron.bootstrap.job;

import java.util.Optional;

/** The build that this program is of. */
public final class Build {

    /** The version in the jar's manifest. */
    public static final String VERSION = Optional.ofNullable(
                    Build.class.getPackage().getImplementationVersion())
            .orElse("of an unpacked build");

    private Build() {}
}
