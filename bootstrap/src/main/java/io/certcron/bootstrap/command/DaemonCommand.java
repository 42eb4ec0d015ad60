package io.certcron.bootstrap.command;

import io.certcron.bootstrap.demo.DemoDirectory;
import io.certcron.bootstrap.demo.SandboxPlatform;
import io.certcron.domain.Operator;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Keeps the schedules until told to stop. */
@Command(
        name = "daemon",
        description = "Keeps the stored schedules until it is told to stop (SIGTERM, Ctrl-C). Any number of daemons may"
                + " share one database. Writes its log to standard output, one JSON object on each line.")
final class DaemonCommand implements Callable<Integer> {

    private static final Operator SANDBOX = new Operator("sandbox", Operator.Way.PROGRAM);

    private final Surroundings here;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CertificationCronCommand program;

    @Option(
            names = "--sandbox",
            description = "Without settings: an embedded PostgreSQL, both services as sandboxes, generated"
                    + " certifications, and a schedule that is due every minute.")
    private boolean sandbox;

    @Option(
            names = "--directory",
            paramLabel = "DIRECTORY",
            description = "Where the sandbox keeps its database; an older one there is replaced."
                    + " Default: certification-cron-demo-USER in the directory for temporary files.")
    private Path directory = DemoCommand.DEFAULT_DIRECTORY;

    DaemonCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        if (sandbox) {
            return inSandbox();
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--directory")) {
            throw new ParameterException(
                    spec.commandLine(), "--directory is where the sandbox keeps its database: add --sandbox");
        }
        return Daemon.run(here, program.config(), List.of());
    }

    private int inSandbox() {
        DemoDirectory prepared;
        try {
            prepared = DemoDirectory.prepare(directory);
        } catch (IllegalArgumentException wrongDirectory) {
            here.stderr().println(wrongDirectory.getMessage());
            return ExitCode.USAGE_OR_CONFIGURATION;
        }
        AtomicReference<@Nullable SandboxPlatform> platform = new AtomicReference<>();
        return Daemon.run(
                here,
                List.of(),
                () -> {
                    SandboxPlatform started = SandboxPlatform.start(prepared, here.clock());
                    platform.set(started);
                    return started.configuration();
                },
                job -> job.schedules()
                        .keep(ScheduleSpec.of("every minute", "* * * * *", ZoneId.of("UTC"), Workflow.ALL), SANDBOX),
                () -> Optional.ofNullable(platform.get()).ifPresent(SandboxPlatform::close));
    }
}
