package io.certcron.http;

import io.certcron.application.port.in.RunStart;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Runs that began and ended somehow. */
public final class RunExamples {

    public static final UUID RUN = UUID.fromString("3f0c2f0e-8f53-4b8f-9a55-5f8a6a3f7d10");
    public static final Instant STARTED = Instant.parse("2026-11-21T02:00:00Z");
    public static final LocalDate TONIGHT = LocalDate.parse("2026-11-21");
    public static final Duration ELAPSED = Duration.ofSeconds(42);

    public static final ReminderTally REMINDERS = new ReminderTally(Map.of(30, 3L, 7, 2L), 1, 4, 1, 0, 0);
    public static final PauseTally PAUSES = new PauseTally(6, 0, 5, 0, 1, 0);
    public static final MonitoringResult NONE_MISSED =
            new MonitoringResult.Checked(FlaggedCertifications.NONE, FlaggedCertifications.NONE);

    private RunExamples() {}

    public static RunStart start() {
        return new RunStart(RUN, TONIGHT, Workflow.ALL, false, STARTED);
    }

    public static RunStart dryStart() {
        return new RunStart(RUN, TONIGHT, Workflow.ALL, true, STARTED);
    }

    /** Everything was done, and nothing is of concern. */
    public static RunResult completed() {
        return ended(
                RunStatus.COMPLETED,
                new ReminderResult.Finished(REMINDERS),
                new PauseResult.Finished(PAUSES),
                NONE_MISSED);
    }

    public static RunResult dry() {
        RunResult run = completed();
        return new RunResult(
                run.runId(),
                run.businessDate(),
                run.workflow(),
                true,
                run.status(),
                run.reminders(),
                run.pauses(),
                new MonitoringResult.NotMade(),
                run.dataErrors(),
                run.startedAt(),
                run.elapsed(),
                run.error());
    }

    public static RunResult ended(
            RunStatus status, ReminderResult reminders, PauseResult pauses, MonitoringResult monitoring) {
        return new RunResult(
                RUN,
                TONIGHT,
                Workflow.ALL,
                false,
                status,
                reminders,
                pauses,
                monitoring,
                0,
                STARTED,
                ELAPSED,
                Optional.empty());
    }

    /** Three pauses were missed, and the run is completed all the same. */
    public static RunResult withMissedPauses() {
        FlaggedCertifications missed =
                new FlaggedCertifications(3, List.of(UUID.fromString("0d3f1a52-6a0e-4a3c-9f0e-2b7c5d1e8f94")));
        return ended(
                RunStatus.COMPLETED,
                new ReminderResult.Finished(REMINDERS),
                new PauseResult.Finished(PAUSES),
                new MonitoringResult.Checked(missed, FlaggedCertifications.NONE));
    }

    public static RunError failed() {
        return failed(false, true);
    }

    public static RunError failed(boolean dryRun, boolean opened) {
        return new RunError(
                RUN, dryRun, opened, ErrorCode.DATABASE_UNAVAILABLE, new IllegalStateException("kari@example.org"));
    }
}
