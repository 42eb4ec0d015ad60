package io.certcron.bootstrap.command;

import io.certcron.bootstrap.doctor.Doctor;
import io.certcron.bootstrap.doctor.Examined;
import io.certcron.bootstrap.doctor.Finding;
import io.certcron.bootstrap.log.JsonLogging;
import io.certcron.bootstrap.terminal.OverwrittenLine;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Looks whether everything is in place. */
@Command(
        name = "doctor",
        description =
                "Looks whether everything that the job stands on is in place: settings, database, rights, indexes,"
                        + " clocks, both services. Says what to do about what is not. Changes nothing, and takes less than a"
                        + " minute. Exits with 0, also where it has warnings, or with 2.")
final class DoctorCommand implements Callable<Integer> {

    private final Surroundings here;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CertificationCronCommand program;

    @Option(names = "--json", description = "Print one JSON object, for a program.")
    private boolean json;

    DoctorCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() throws SQLException {
        List<Examined> results;
        try (JsonLogging logging = JsonLogging.install(here.stderr())) {
            results = examine();
        }
        DoctorReport report = new DoctorReport(results, here.humanOutput());
        if (json) {
            report.json();
        } else {
            report.forPeople();
        }
        return results.stream().map(Examined::finding).anyMatch(Finding.Failed.class::isInstance)
                ? ExitCode.USAGE_OR_CONFIGURATION
                : ExitCode.COMPLETED;
    }

    private List<Examined> examine() throws SQLException {
        Doctor doctor = new Doctor(here.environment(), program.config(), here.clock());
        if (!here.isWatched()) {
            return doctor.examine(check -> {});
        }
        OverwrittenLine line = new OverwrittenLine(here.stderr());
        Consumer<String> progress = check -> line.show("Looking at: " + check);
        try {
            return doctor.examine(progress);
        } finally {
            line.show("");
            line.end();
        }
    }
}
