package io.certcron.bench.process;

import java.nio.file.Path;

/** The Java that this process runs on, which is also that of everything it starts. */
public final class Java {

    private Java() {}

    /** Its launcher. */
    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
