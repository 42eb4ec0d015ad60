package io.certcron.persistence;

import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Closes runs. */
final class RunClosings {

    private static final String CLOSE =
            """
            UPDATE <schema>.certification_cron_run
            SET status = :result.status,
                finished_at = :finished_at,
                error_code = :error_code,
                result = jsonb_strip_nulls(jsonb_build_object(
                    'reminders', jsonb_build_object(
                        'outcome', :reminders_end.outcome,
                        'planned', (
                            SELECT jsonb_object_agg(planned.days, planned.intents)
                            FROM unnest(:planned_days, :planned_intents) AS planned (days, intents)),
                        'superseded', :reminders.superseded,
                        'sent', :reminders.sent,
                        'already_sent', :reminders.alreadySent,
                        'skipped', :reminders.skipped,
                        'rejected', :reminders.rejected,
                        'open', :reminders_end.open,
                        'stopped_by', :reminders_end.stoppedBy::text),
                    'pauses', jsonb_build_object(
                        'outcome', :pauses_end.outcome,
                        'planned', :pauses.planned,
                        'held', :pauses.held,
                        'paused', :pauses.paused,
                        'already_paused', :pauses.alreadyPaused,
                        'skipped', :pauses.skipped,
                        'rejected', :pauses.rejected,
                        'open', :pauses_end.open,
                        'stopped_by', :pauses_end.stoppedBy::text),
                    'monitoring', jsonb_build_object(
                        'outcome', :monitoring.outcome,
                        'missed', :monitoring.missed::bigint,
                        'unconfirmed', :monitoring.unconfirmed::bigint),
                    'data_errors', :result.dataErrors,
                    'elapsed_ms', :elapsed_ms))
            WHERE run_id = :result.runId AND owner_token = :owner_token AND status = 'RUNNING'
            """;

    private static final String CLOSE_ABANDONED_DRY_RUNS =
            """
            UPDATE <schema>.certification_cron_run
            SET status = 'INCOMPLETE', finished_at = :now, error_code = 'RUN_LOST'
            WHERE status = 'RUNNING' AND dry_run AND lease_expires_at <= clock_timestamp()
            """;

    private final Storage storage;

    RunClosings(Storage storage) {
        this.storage = storage;
    }

    boolean close(OpenRun run, RunResult result) {
        return storage.inTransaction(
                "close_run",
                List.of(run.runId()),
                handle -> update(handle, run, result).execute() == 1);
    }

    long closeAbandonedDryRuns(Instant now) {
        return storage.inTransaction(
                "close_abandoned_dry_runs", List.of(), handle -> handle.createUpdate(CLOSE_ABANDONED_DRY_RUNS)
                        .bind("now", now)
                        .execute());
    }

    private static Update update(Handle handle, OpenRun run, RunResult result) {
        ReminderTally reminders = result.reminders().tally();
        return handle.createUpdate(CLOSE)
                .bindMethods("result", result)
                .bindMethods("reminders", reminders)
                .bindMethods("reminders_end", ChannelEnd.of(result.reminders()))
                .bindMethods("pauses", result.pauses().tally())
                .bindMethods("pauses_end", ChannelEnd.of(result.pauses()))
                .bindMethods("monitoring", MonitoringEnd.of(result.monitoring()))
                .bindArray(
                        "planned_days",
                        Integer.class,
                        reminders.plannedByThreshold().keySet().toArray())
                .bindArray(
                        "planned_intents",
                        Long.class,
                        reminders.plannedByThreshold().values().toArray())
                .bind("finished_at", result.startedAt().plus(result.elapsed()))
                .bind("error_code", result.error().map(RunError::code).orElse(null))
                .bind("elapsed_ms", result.elapsed().toMillis())
                .bind("owner_token", run.ownerToken());
    }
}
