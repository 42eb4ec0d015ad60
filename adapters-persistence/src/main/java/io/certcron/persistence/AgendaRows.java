package io.certcron.persistence;

import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.domain.Schedule;
import io.certcron.domain.Workflow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The agenda in one statement: a row for each slot that is due, then a row for each run; one row with neither where there
 * is nothing.
 */
final class AgendaRows {

    /** Reads two partial indexes, of which one has an entry for each schedule, the other one for each run under way. */
    static final String AGENDA =
            """
            WITH running AS MATERIALIZED (
                SELECT
                    run_id, CASE WHEN scheduled_for IS NOT NULL THEN cron_id END AS slot_of, business_date, workflow AS run_workflow, started_at,
                    lease_expires_at <= clock_timestamp() AS orphaned
                FROM <schema>.certification_cron_run
                WHERE status = 'RUNNING' AND NOT dry_run
            ), due AS MATERIALIZED (
                SELECT
                    slot.scheduled_for, schedule.*,
                    EXISTS (SELECT FROM running WHERE running.slot_of = slot.cron_id) AS previous_run_going
                FROM <schema>.certification_cron_slot AS slot
                JOIN <schema>.certification_cron AS schedule USING (cron_id)
                WHERE slot.decided_at IS NULL AND slot.scheduled_for <= :now
                ORDER BY slot.scheduled_for, slot.cron_id
                LIMIT :max_slots
            )
            SELECT clock_timestamp() AS database_time, due.*, running.*
            FROM (VALUES (1)) AS always
            LEFT JOIN (due FULL JOIN running ON false) ON true
            ORDER BY due.scheduled_for, due.cron_id, running.started_at, running.run_id
            """;

    private record Row(
            Instant databaseTime, Optional<DueSlot> dueSlot, Optional<RunInProgress> run, Optional<UUID> unreadable) {}

    private AgendaRows() {}

    static Agenda read(Handle handle, Instant now) {
        List<Row> rows = handle.createQuery(AGENDA)
                .bind("now", now)
                .bind("max_slots", Agenda.MAX_SLOTS)
                .map(AgendaRows::readRow)
                .list();
        return new Agenda(
                rows.get(0).databaseTime(),
                rows.stream().flatMap(row -> row.dueSlot().stream()).toList(),
                rows.stream().flatMap(row -> row.run().stream()).toList(),
                rows.stream().flatMap(row -> row.unreadable().stream()).toList());
    }

    private static Row readRow(ResultSet row, StatementContext context) throws SQLException {
        Optional<UUID> cronId = Optional.ofNullable(row.getObject("cron_id", UUID.class));
        Optional<Schedule> schedule = cronId.isEmpty() ? Optional.empty() : ScheduleRow.readable(row, context);
        return new Row(
                Columns.instant(row, "database_time"),
                schedule.isEmpty() ? Optional.empty() : Optional.of(dueSlot(row, schedule.get())),
                run(row),
                schedule.isPresent() ? Optional.empty() : cronId);
    }

    private static DueSlot dueSlot(ResultSet row, Schedule schedule) throws SQLException {
        return new DueSlot(schedule, Columns.instant(row, "scheduled_for"), row.getBoolean("previous_run_going"));
    }

    private static Optional<RunInProgress> run(ResultSet row) throws SQLException {
        return row.getObject("run_id") == null
                ? Optional.empty()
                : Optional.of(new RunInProgress(
                        Columns.uuid(row, "run_id"),
                        row.getObject("business_date", LocalDate.class),
                        Workflow.valueOf(row.getString("run_workflow")),
                        Columns.instant(row, "started_at"),
                        row.getBoolean("orphaned")));
    }
}
