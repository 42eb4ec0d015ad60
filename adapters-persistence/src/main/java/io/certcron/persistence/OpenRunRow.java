package io.certcron.persistence;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.domain.Channel;
import io.certcron.domain.Workflow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

/** Reads the row of a run for its owner. */
final class OpenRunRow {

    private OpenRunRow() {}

    static RowMapper<OpenRun> opened(Duration lease) {
        return (row, context) -> read(row, lease, false);
    }

    static RowMapper<OpenRun> takenOver(Duration lease) {
        return (row, context) -> read(row, lease, true);
    }

    private static OpenRun read(ResultSet row, Duration lease, boolean takenOver) throws SQLException {
        return new OpenRun(
                Columns.uuid(row, "run_id"),
                Columns.uuid(row, "owner_token"),
                lease,
                row.getObject("business_date", LocalDate.class),
                ZoneId.of(row.getString("zone")),
                Workflow.valueOf(row.getString("workflow")),
                Columns.optionalSlot(row),
                Columns.instant(row, "started_at"),
                takenOver,
                cursor(row));
    }

    private static Optional<PlanCursor> cursor(ResultSet row) throws SQLException {
        String channel = row.getString("cursor_channel");
        return channel == null
                ? Optional.empty()
                : Optional.of(new PlanCursor(
                        Channel.valueOf(channel),
                        row.getObject("cursor_expiry_date", LocalDate.class),
                        Columns.uuid(row, "cursor_certification_id")));
    }
}
