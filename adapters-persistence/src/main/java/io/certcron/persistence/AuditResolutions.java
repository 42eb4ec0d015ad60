package io.certcron.persistence;

import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Resolves rows of the audit log, which nobody but {@code ops_admin} may do. */
final class AuditResolutions {

    private static final String LOCK =
            """
            SELECT run_id
            FROM <schema>.cron_audit_log
            WHERE run_id = ANY (:run_ids) AND NOT resolved
            ORDER BY run_id
            FOR NO KEY UPDATE
            """;

    /** Until the transaction ends, however it ends. */
    private static final String BECOME_OPS_ADMIN = "SET LOCAL ROLE ops_admin";

    private static final String RESOLVE =
            """
            UPDATE <schema>.cron_audit_log
            SET resolved = true, resolved_by = :by, resolved_at = :now, resolution_note = :note
            WHERE run_id = ANY (:run_ids)
            """;

    private static final String OPERATION = "resolve_audit_entries";

    private final Storage storage;

    AuditResolutions(Storage storage) {
        this.storage = storage;
    }

    List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now) {
        return storage.inTransaction(OPERATION, runIds, handle -> {
            List<UUID> open = handle.createQuery(LOCK)
                    .bindArray("run_ids", UUID.class, runIds)
                    .mapTo(UUID.class)
                    .list();
            new JournalRows(handle, by, now).ofResolutions(open, note);
            handle.execute(BECOME_OPS_ADMIN);
            resolveAll(handle, open, note, by, now);
            return open;
        });
    }

    /** Row-level security does not refuse, it hides. */
    private static void resolveAll(Handle handle, List<UUID> open, String note, Operator by, Instant now) {
        int resolved = handle.createUpdate(RESOLVE)
                .bindArray("run_ids", UUID.class, open)
                .bind("by", by.name())
                .bind("now", now)
                .bind("note", note)
                .execute();
        if (resolved != open.size()) {
            throw new StorageException(
                    OPERATION,
                    Optional.empty(),
                    false,
                    open,
                    new IllegalStateException("Row-level security hides rows of the audit log from ops_admin"));
        }
    }
}
