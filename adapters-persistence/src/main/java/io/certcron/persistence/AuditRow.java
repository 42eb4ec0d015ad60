package io.certcron.persistence;

import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Resolution;
import io.certcron.domain.FlaggedCertifications;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads rows of the audit log. */
final class AuditRow {

    /** What it takes of each row. */
    static final String COLUMNS =
            """
            run_id,
            run_at,
            missed_pause_count,
            ARRAY (
                SELECT CAST(missed.id AS uuid)
                FROM jsonb_array_elements_text(missed_ids) WITH ORDINALITY AS missed (id, position)
                ORDER BY missed.position) AS missed_ids,
            resolved,
            resolved_by,
            resolved_at,
            resolution_note
            """;

    private AuditRow() {}

    static AuditRecord read(ResultSet row, StatementContext context) throws SQLException {
        AuditEntry entry = new AuditEntry(Columns.uuid(row, "run_id"), Columns.instant(row, "run_at"), missed(row));
        return new AuditRecord(entry, resolution(row));
    }

    private static Optional<FlaggedCertifications> missed(ResultSet row) throws SQLException {
        int count = row.getInt("missed_pause_count");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new FlaggedCertifications(count, UuidArray.read(row, "missed_ids")));
    }

    private static Optional<Resolution> resolution(ResultSet row) throws SQLException {
        return row.getBoolean("resolved")
                ? Optional.of(new Resolution(
                        Optional.ofNullable(row.getString("resolved_by")),
                        Columns.optionalInstant(row, "resolved_at"),
                        Optional.ofNullable(row.getString("resolution_note"))))
                : Optional.empty();
    }
}
