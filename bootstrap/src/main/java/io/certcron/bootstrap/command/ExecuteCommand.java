package io.certcron.bootstrap.command;

import io.certcron.application.port.in.RunRequest;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** One run, then exit. */
@Command(
        name = "execute",
        description = "Makes one run and exits. Writes its log to standard output, one JSON object on each line.")
final class ExecuteCommand implements Callable<Integer> {

    private final Surroundings here;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CertificationCronCommand program;

    @Option(
            names = "--business-date",
            paramLabel = "DATE",
            description = "The date to run for, such as 2026-11-21. Default: today in the configured zone.")
    private Optional<LocalDate> businessDate = Optional.empty();

    @Option(
            names = "--workflow",
            paramLabel = "WORKFLOW",
            defaultValue = "ALL",
            description = "What to cover: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Workflow workflow = Workflow.ALL;

    @Option(
            names = "--dry-run",
            description = "Count what is due, and send nothing; all that is written is a row for the run itself.")
    private boolean dryRun;

    @Option(
            names = "--time-budget",
            paramLabel = "DURATION",
            description = "Stop at the next chunk after this long, such as 90s, 10m or 2h; the next run carries on.")
    private Optional<Duration> timeBudget = Optional.empty();

    ExecuteCommand(Surroundings here) {
        this.here = here;
    }

    @Override
    public Integer call() {
        RunRequest request = new RunRequest(workflow, businessDate, dryRun, timeBudget);
        return OneRun.execute(here, program.config(), request);
    }
}
