package io.certcron.bootstrap.command;

import io.certcron.bootstrap.job.Build;
import picocli.CommandLine.IVersionProvider;

/** The version in the jar's manifest. */
final class VersionProvider implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"certification-cron " + Build.VERSION};
    }
}
