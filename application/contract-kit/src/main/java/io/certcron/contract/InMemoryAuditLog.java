package io.certcron.contract;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.FlaggedCertifications;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The audit log of an {@link InMemoryDatabase}. */
public final class InMemoryAuditLog implements AuditLog {

    private final InMemoryTables tables;

    InMemoryAuditLog(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
        return tables.transaction("record_audit_entry", () -> {
            if (!tables.isOwned(run)) {
                return false;
            }
            AuditEntry entry = new AuditEntry(run.runId(), runAt, missed);
            tables.auditLog.merge(
                    run.runId(),
                    new AuditRecord(entry, false),
                    (stored, written) -> new AuditRecord(entry, stored.resolved()));
            return true;
        });
    }

    @Override
    public Optional<AuditRecord> find(UUID runId) {
        return tables.transaction("find_audit_entry", () -> Optional.ofNullable(tables.auditLog.get(runId)));
    }
}
