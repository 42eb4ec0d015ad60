package io.certcron.persistence;

import io.certcron.application.port.out.AuditLog;
import io.certcron.domain.FlaggedCertifications;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** The audit log on PostgreSQL, behind row-level security. */
public final class JdbiAuditLog implements AuditLog {

    /** Leaves what a human has resolved as it is: those columns are not mentioned, nor may the runtime user write them. */
    private static final String RECORD =
            """
            INSERT INTO <schema>.cron_audit_log (run_id, run_at, missed_pause_count, missed_ids)
            VALUES (:run_id, :run_at, CAST(:missed_pause_count AS integer), to_jsonb(CAST(:missed_ids AS uuid[])))
            ON CONFLICT (run_id) DO UPDATE SET
                run_at = excluded.run_at,
                missed_pause_count = excluded.missed_pause_count,
                missed_ids = excluded.missed_ids
            """;

    private static final String FIND =
            """
            SELECT
                run_id,
                run_at,
                missed_pause_count,
                ARRAY (
                    SELECT CAST(missed.id AS uuid)
                    FROM jsonb_array_elements_text(missed_ids) WITH ORDINALITY AS missed (id, position)
                    ORDER BY missed.position) AS missed_ids,
                resolved
            FROM <schema>.cron_audit_log
            WHERE run_id = :run_id
            """;

    private final Storage storage;

    /** @param storage connects as the runtime user */
    public JdbiAuditLog(Storage storage) {
        this.storage = storage;
    }

    @Override
    public void record(AuditEntry entry) {
        storage.inTransaction("record_audit_entry", List.of(entry.runId()), handle -> handle.createUpdate(RECORD)
                .bind("run_id", entry.runId())
                .bind("run_at", entry.runAt())
                .bind(
                        "missed_pause_count",
                        entry.missed().map(FlaggedCertifications::count).orElse(null))
                .bind("missed_ids", missedIds(entry))
                .execute());
    }

    @Override
    public Optional<AuditRecord> find(UUID runId) {
        return storage.inTransaction("find_audit_entry", List.of(runId), handle -> handle.createQuery(FIND)
                .bind("run_id", runId)
                .map(JdbiAuditLog::toRecord)
                .findOne());
    }

    private static UUID[] missedIds(AuditEntry entry) {
        return entry.missed().stream()
                .flatMap(missed -> missed.certificationIds().stream())
                .toArray(UUID[]::new);
    }

    private static AuditRecord toRecord(ResultSet row, StatementContext context) throws SQLException {
        Instant runAt = row.getObject("run_at", OffsetDateTime.class).toInstant();
        return new AuditRecord(
                new AuditEntry(row.getObject("run_id", UUID.class), runAt, missed(row)), row.getBoolean("resolved"));
    }

    private static Optional<FlaggedCertifications> missed(ResultSet row) throws SQLException {
        int count = row.getInt("missed_pause_count");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new FlaggedCertifications(count, UuidArray.read(row, "missed_ids")));
    }
}
