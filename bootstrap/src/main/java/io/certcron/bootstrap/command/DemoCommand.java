package io.certcron.bootstrap.command;

import io.certcron.bootstrap.demo.Demo;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job on generated data. */
@Command(
        name = "demo",
        description = "Shows the main job on generated data: an embedded PostgreSQL, both services as sandboxes,"
                + " one full run, and a second one that finds nothing to do.")
final class DemoCommand implements Callable<Integer> {

    static final Path DEFAULT_DIRECTORY =
            Path.of(System.getProperty("java.io.tmpdir"), "certification-cron-demo-" + System.getProperty("user.name"));

    private final Surroundings here;

    @Option(
            names = "--directory",
            paramLabel = "DIRECTORY",
            description = "Where the database and the log are kept; an older demo there is replaced."
                    + " Default: certification-cron-demo-USER in the directory for temporary files.")
    private Path directory = DEFAULT_DIRECTORY;

    DemoCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        try {
            return Demo.run(here.humanOutput(), here.clock(), directory) ? ExitCode.COMPLETED : ExitCode.FAILED;
        } catch (IllegalArgumentException wrongDirectory) {
            here.stderr().println(wrongDirectory.getMessage());
            return ExitCode.USAGE_OR_CONFIGURATION;
        }
    }
}
