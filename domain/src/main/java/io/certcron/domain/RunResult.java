package io.certcron.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What one run did.
 *
 * @param runId the run, a UUIDv4, {@code cron_run_id} in the log
 * @param businessDate the calendar date that the run was for, in its schedule's zone
 * @param workflow what it covered
 * @param dryRun whether it only counted what is due
 * @param status how it ended
 * @param reminders how its reminders ended
 * @param pauses how its pauses ended
 * @param monitoring what the check at its end found
 * @param dataErrors active certifications whose expiry date can't be acted on
 * @param startedAt when it was opened
 * @param elapsed from opening to closing
 * @param error what ended it, where {@code status} is {@link RunStatus#FAILED}
 */
public record RunResult(
        UUID runId,
        LocalDate businessDate,
        Workflow workflow,
        boolean dryRun,
        RunStatus status,
        ReminderResult reminders,
        PauseResult pauses,
        MonitoringResult monitoring,
        long dataErrors,
        Instant startedAt,
        Duration elapsed,
        Optional<RunError> error) {

    /** A result has an error exactly when its status is {@code FAILED}. */
    public RunResult {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(status, "status");
        if (error.isPresent() != (status == RunStatus.FAILED)) {
            throw new IllegalArgumentException("error: must be there exactly when the run failed");
        }
    }

    /**
     * The status of a run that came to its end.
     *
     * @param reminders how the reminders ended
     * @param pauses how the pauses ended
     * @param stoppedEarly whether the time budget ran out, or the process was told to stop, with work still open
     * @param audited whether the audit row was written
     * @return {@code INCOMPLETE} before {@code COMPLETED_WITH_FAILURES} before {@code COMPLETED}
     */
    public static RunStatus statusOf(
            ReminderResult reminders, PauseResult pauses, boolean stoppedEarly, boolean audited) {
        if (stoppedEarly) {
            return RunStatus.INCOMPLETE;
        }
        return isClean(reminders) && isClean(pauses) && audited
                ? RunStatus.COMPLETED
                : RunStatus.COMPLETED_WITH_FAILURES;
    }

    /**
     * {@return the same result, ended by the error after all}
     *
     * @param failure what ended the run
     */
    public RunResult failedWith(RunError failure) {
        return new RunResult(
                runId,
                businessDate,
                workflow,
                dryRun,
                RunStatus.FAILED,
                reminders,
                pauses,
                monitoring,
                dataErrors,
                startedAt,
                elapsed,
                Optional.of(failure));
    }

    private static boolean isClean(ReminderResult result) {
        return (result instanceof ReminderResult.Finished || result instanceof ReminderResult.NotCovered)
                && result.tally().rejected() == 0;
    }

    private static boolean isClean(PauseResult result) {
        return (result instanceof PauseResult.Finished || result instanceof PauseResult.NotCovered)
                && result.tally().rejected() == 0;
    }
}
