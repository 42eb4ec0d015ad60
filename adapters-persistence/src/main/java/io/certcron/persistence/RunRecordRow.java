package io.certcron.persistence;

import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.Operator;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the row of a run for those who look back. */
final class RunRecordRow {

    /** The columns that it takes. */
    static final String COLUMNS =
            """
            run_id, cron_id, scheduled_for, requested_by, requested_way, business_date, workflow, dry_run, status,
            started_at, finished_at, error_code
            """;

    private RunRecordRow() {}

    static RunRecord read(ResultSet row, StatementContext context) throws SQLException {
        return new RunRecord(
                Columns.uuid(row, "run_id"),
                Optional.ofNullable(Columns.uuid(row, "cron_id")),
                Columns.optionalSlot(row),
                requestedBy(row),
                row.getObject("business_date", LocalDate.class),
                Workflow.valueOf(row.getString("workflow")),
                row.getBoolean("dry_run"),
                RunStatus.valueOf(row.getString("status")),
                Columns.instant(row, "started_at"),
                Columns.optionalInstant(row, "finished_at"),
                Optional.ofNullable(row.getString("error_code")));
    }

    private static Optional<Operator> requestedBy(ResultSet row) throws SQLException {
        String name = row.getString("requested_by");
        return name == null
                ? Optional.empty()
                : Optional.of(new Operator(name, Operator.Way.valueOf(row.getString("requested_way"))));
    }
}
