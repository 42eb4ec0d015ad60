package io.certcron.persistence;

import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the columns of {@code certification_cron}. */
final class ScheduleRow {

    private ScheduleRow() {}

    /** Empty where somebody wrote by hand what no schedule can be. */
    static Optional<Schedule> readable(ResultSet row, StatementContext context) throws SQLException {
        try {
            return Optional.of(read(row, context));
        } catch (DateTimeException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    static Schedule read(ResultSet row, StatementContext context) throws SQLException {
        ScheduleSpec spec = new ScheduleSpec(
                row.getString("name"),
                row.getString("cron_expression"),
                ZoneId.of(row.getString("zone")),
                Workflow.valueOf(row.getString("workflow")),
                row.getBoolean("enabled"),
                Optional.ofNullable(row.getString("pause_reason")));
        return new Schedule(
                Columns.uuid(row, "cron_id"),
                spec,
                row.getLong("version"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"));
    }
}
