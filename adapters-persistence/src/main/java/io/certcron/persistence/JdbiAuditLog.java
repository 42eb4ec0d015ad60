package io.certcron.persistence;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.FlaggedCertifications;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** The audit log on PostgreSQL, behind row-level security. */
public final class JdbiAuditLog implements AuditLog {

    /**
     * Leaves what a human has resolved as it is: those columns are not mentioned, nor may the runtime user write them. The
     * run stays the owner's until the row is written.
     */
    private static final String RECORD =
            """
            INSERT INTO <schema>.cron_audit_log (run_id, run_at, missed_pause_count, missed_ids)
            SELECT run_id, :run_at, CAST(:missed_pause_count AS integer), to_jsonb(CAST(:missed_ids AS uuid[]))
            FROM <schema>.certification_cron_run
            WHERE run_id = :run_id AND owner_token = :owner_token AND status = 'RUNNING'
            FOR NO KEY UPDATE
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
    public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
        return storage.inTransaction(
                "record_audit_entry",
                List.of(run.runId()),
                handle -> handle.createUpdate(RECORD)
                                .bind("run_id", run.runId())
                                .bind("owner_token", run.ownerToken())
                                .bind("run_at", runAt)
                                .bind(
                                        "missed_pause_count",
                                        missed.map(FlaggedCertifications::count).orElse(null))
                                .bind("missed_ids", ids(missed))
                                .execute()
                        == 1);
    }

    @Override
    public Optional<AuditRecord> find(UUID runId) {
        return storage.inTransaction("find_audit_entry", List.of(runId), handle -> handle.createQuery(FIND)
                .bind("run_id", runId)
                .map(JdbiAuditLog::toRecord)
                .findOne());
    }

    private static UUID[] ids(Optional<FlaggedCertifications> missed) {
        return missed.stream()
                .flatMap(flagged -> flagged.certificationIds().stream())
                .toArray(UUID[]::new);
    }

    private static AuditRecord toRecord(ResultSet row, StatementContext context) throws SQLException {
        AuditEntry entry = new AuditEntry(Columns.uuid(row, "run_id"), Columns.instant(row, "run_at"), missed(row));
        return new AuditRecord(entry, row.getBoolean("resolved"));
    }

    private static Optional<FlaggedCertifications> missed(ResultSet row) throws SQLException {
        int count = row.getInt("missed_pause_count");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new FlaggedCertifications(count, UuidArray.read(row, "missed_ids")));
    }
}
