package io.certcron.application.run;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Makes the results of runs. */
final class RunResults {

    private final Clock clock;

    RunResults(Clock clock) {
        this.clock = clock;
    }

    RunResult of(
            OpenRun run,
            Dispatched dispatched,
            RunTally tally,
            MonitoringResult monitoring,
            long dataErrors,
            boolean stoppedEarly,
            boolean audited) {
        ReminderResult reminders = dispatched.reminders(tally);
        PauseResult pauses = dispatched.pauses(tally);
        return new RunResult(
                run.runId(),
                run.businessDate(),
                run.workflow(),
                false,
                dispatched.failure().isPresent()
                        ? RunStatus.FAILED
                        : RunResult.statusOf(reminders, pauses, stoppedEarly, audited),
                reminders,
                pauses,
                monitoring,
                dataErrors,
                run.startedAt(),
                elapsedSince(run.startedAt()),
                dispatched.failure().map(failure -> Failures.errorOf(run.runId(), false, failure)));
    }

    RunResult of(OpenRun run, Preview preview) {
        Dispatched nothingSent = Dispatched.nothing(run.workflow(), preview.heldPauses());
        ReminderResult reminders = nothingSent.reminders(preview.tally());
        PauseResult pauses = nothingSent.pauses(preview.tally());
        return new RunResult(
                run.runId(),
                run.businessDate(),
                run.workflow(),
                true,
                RunResult.statusOf(reminders, pauses, false, true),
                reminders,
                pauses,
                new MonitoringResult.NotMade(),
                preview.dataErrors(),
                run.startedAt(),
                elapsedSince(run.startedAt()),
                Optional.empty());
    }

    RunResult failed(OpenRun run, boolean dryRun, MonitoringResult monitoring, Throwable failure) {
        return failed(
                Failures.errorOf(run.runId(), dryRun, failure),
                run.businessDate(),
                run.workflow(),
                monitoring,
                run.startedAt());
    }

    RunResult notOpened(RunOpening opening, Throwable failure) {
        return failed(
                Failures.errorOf(opening, failure),
                opening.businessDate(),
                opening.workflow(),
                new MonitoringResult.NotMade(),
                opening.startedAt());
    }

    private RunResult failed(
            RunError error, LocalDate businessDate, Workflow workflow, MonitoringResult monitoring, Instant startedAt) {
        return new RunResult(
                error.runId(),
                businessDate,
                workflow,
                error.dryRun(),
                RunStatus.FAILED,
                new ReminderResult.NotCovered(),
                new PauseResult.NotCovered(),
                monitoring,
                0,
                startedAt,
                elapsedSince(startedAt),
                Optional.of(error));
    }

    private Duration elapsedSince(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
