package io.certcron.persistence;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.Query;

/** The audit log on PostgreSQL, behind row-level security. */
public final class JdbiAuditLog implements AuditLog {

    /**
     * Leaves what a human has resolved as it is: those columns are not mentioned, nor may {@code service_role} write them. The
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
            SELECT <columns>
            FROM <schema>.cron_audit_log
            WHERE run_id = :run_id
            """;

    private static final String LIST =
            """
            SELECT <columns>
            FROM <schema>.cron_audit_log
            WHERE <unresolved> AND <missed> AND <after>
            ORDER BY run_at DESC, run_id DESC
            LIMIT :limit
            """;

    /** As the index of unresolved rows has it. */
    private static final String IS_UNRESOLVED = "NOT resolved";

    /** As the index of unresolved rows has it. A check that failed counts. */
    private static final String REPORTS_MISSED = "missed_pause_count IS DISTINCT FROM 0";

    private static final String IS_AFTER = "(run_at, run_id) < (:run_at, :run_id)";
    private static final String ANY = "true";

    private final Storage storage;
    private final AuditResolutions resolutions;

    /** @param storage connects as the runtime user */
    public JdbiAuditLog(Storage storage) {
        this.storage = storage;
        this.resolutions = new AuditResolutions(storage);
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
                .define("columns", AuditRow.COLUMNS)
                .bind("run_id", runId)
                .map(AuditRow::read)
                .findOne());
    }

    @Override
    public List<AuditRecord> list(Filter filter, Optional<Position> after, int limit) {
        return storage.inTransaction("list_audit_entries", List.of(), handle -> from(handle.createQuery(LIST), after)
                .define("columns", AuditRow.COLUMNS)
                .define("unresolved", filter.unresolvedOnly() ? IS_UNRESOLVED : ANY)
                .define("missed", filter.missedOnly() ? REPORTS_MISSED : ANY)
                .bind("limit", limit)
                .map(AuditRow::read)
                .list());
    }

    @Override
    public List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now) {
        return resolutions.resolve(runIds, note, by, now);
    }

    private static Query from(Query list, Optional<Position> after) {
        return after.map(position -> list.define("after", IS_AFTER)
                        .bind("run_at", position.runAt())
                        .bind("run_id", position.runId()))
                .orElseGet(() -> list.define("after", ANY));
    }

    private static UUID[] ids(Optional<FlaggedCertifications> missed) {
        return missed.stream()
                .flatMap(flagged -> flagged.certificationIds().stream())
                .toArray(UUID[]::new);
    }
}
