package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.Severity;

/** The one line that every run leaves in the log at its end. */
final class RunSummary {

    private RunSummary() {}

    static void log(RunResult result, EventLog log) {
        switch (result.status()) {
            case COMPLETED -> log.logEvent(Severity.INFO, "The run is completed", particularsOf(result));
            case COMPLETED_WITH_FAILURES ->
                log.logEvent(
                        Severity.WARN,
                        ErrorCode.RUN_COMPLETED_WITH_FAILURES,
                        "The run is completed with failures",
                        particularsOf(result));
            case INCOMPLETE ->
                log.logEvent(
                        Severity.WARN,
                        ErrorCode.RUN_INCOMPLETE,
                        "The run was stopped before everything was done",
                        particularsOf(result)
                                .remediation("Execute the run again: it carries on where this one stopped"));
            case FAILED, RUNNING -> result.error().ifPresent(error -> logFailure(result, error, log));
        }
    }

    private static void logFailure(RunResult result, RunError error, EventLog log) {
        EventContext particulars = particularsOf(result);
        log.logEvent(Severity.ERROR, error.code(), "The run failed", particulars.and(particularsOf(error.cause())));
    }

    /** A failure of the database speaks for itself, unless something unexpected happened beside it. */
    private static EventContext particularsOf(Throwable cause) {
        if (cause instanceof StorageException failure) {
            EventContext storage = EventContext.of(failure);
            return cause.getSuppressed().length == 0 ? storage : storage.causedBy(cause);
        }
        return EventContext.NONE.causedBy(cause);
    }

    private static EventContext particularsOf(RunResult result) {
        EventContext particulars = EventContext.NONE
                .date("business_date", result.businessDate())
                .code("workflow", result.workflow().name())
                .code("status", result.status().name())
                .flag("dry_run", result.dryRun())
                .and(reminders(result.reminders().tally()))
                .and(pauses(result.pauses().tally()))
                .count("data_errors", result.dataErrors())
                .millis("elapsed_ms", result.elapsed());
        return result.monitoring() instanceof MonitoringResult.Checked checked
                ? particulars
                        .count("missed_pause_count", checked.missed().count())
                        .count("unconfirmed_pause_count", checked.unconfirmed().count())
                : particulars;
    }

    private static EventContext reminders(ReminderTally tally) {
        return EventContext.NONE
                .counts("reminders_planned", tally.plannedByThreshold())
                .count("reminders_superseded", tally.superseded())
                .count("reminders_sent", tally.sent())
                .count("reminders_already_sent", tally.alreadySent())
                .count("reminders_skipped", tally.skipped())
                .count("reminders_rejected", tally.rejected());
    }

    private static EventContext pauses(PauseTally tally) {
        return EventContext.NONE
                .count("pauses_planned", tally.planned())
                .count("pauses_held", tally.held())
                .count("pauses_done", tally.paused())
                .count("pauses_already_done", tally.alreadyPaused())
                .count("pauses_skipped", tally.skipped())
                .count("pauses_rejected", tally.rejected());
    }
}
