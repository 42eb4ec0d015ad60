package io.certcron.persistence;

import io.certcron.application.port.out.IntentRecord;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a row of the ledger for those who look back. */
final class IntentRecordRow {

    /** The columns that it takes. */
    static final String COLUMNS =
            """
            idempotency_key, certification_id, peer_mentor_id, threshold_days, expiry_date, run_id, status, attempts,
            error_code, http_status, planned_at, settled_at
            """;

    private IntentRecordRow() {}

    static IntentRecord read(ResultSet row, StatementContext context) throws SQLException {
        OptionalInt thresholdDays = Columns.optionalInt(row, "threshold_days");
        return new IntentRecord(
                new IdempotencyKey(row.getString("idempotency_key")),
                Columns.uuid(row, "certification_id"),
                Columns.uuid(row, "peer_mentor_id"),
                thresholdDays.isEmpty() ? new Action.AutoPause() : new Action.Reminder(thresholdDays.getAsInt()),
                row.getObject("expiry_date", LocalDate.class),
                Columns.uuid(row, "run_id"),
                IntentStatus.valueOf(row.getString("status")),
                row.getInt("attempts"),
                Optional.ofNullable(row.getString("error_code")),
                Columns.optionalInt(row, "http_status"),
                Columns.instant(row, "planned_at"),
                Columns.optionalInstant(row, "settled_at"));
    }
}
