package io.certcron.bootstrap.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "certification-cron",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = VersionProvider.class,
        description = "Reminds mentors of expiring certifications, pauses them when they expire,"
                + " and proves that none was missed.",
        footer = {
            "",
            "Exit codes: 0 completed, 2 usage or configuration, 10 completed with failures, 11 incomplete, 12 failed.",
            "Settings come from environment variables CERTCRON_..., over those in a file."
        },
        subcommands = {
            DemoCommand.class,
            DaemonCommand.class,
            ExecuteCommand.class,
            MigrateCommand.class,
            ImportCommand.class,
            NextCommand.class,
            SchedulesCommand.class,
            HeldPausesCommand.class,
            RetainCommand.class,
            DoctorCommand.class,
            ContractVerifyCommand.class
        })
final class CertificationCronCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "A HOCON file with settings. Environment variables win over it.")
    private Optional<Path> config = Optional.empty();

    Optional<Path> config() {
        return config;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command: " + names(spec.commandLine()));
    }

    /** The names of its subcommands. */
    static String names(CommandLine commandLine) {
        return String.join(", ", commandLine.getSubcommands().keySet());
    }
}
