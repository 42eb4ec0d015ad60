package io.certcron.contract;

import io.certcron.application.port.out.AuditLog;
import java.util.Optional;
import java.util.UUID;

/** The audit log of an {@link InMemoryDatabase}. */
public final class InMemoryAuditLog implements AuditLog {

    private final InMemoryTables tables;

    InMemoryAuditLog(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public void record(AuditEntry entry) {
        tables.transaction(
                "record_audit_entry",
                () -> tables.auditLog.merge(
                        entry.runId(),
                        new AuditRecord(entry, false),
                        (stored, written) -> new AuditRecord(entry, stored.resolved())));
    }

    @Override
    public Optional<AuditRecord> find(UUID runId) {
        return tables.transaction("find_audit_entry", () -> Optional.ofNullable(tables.auditLog.get(runId)));
    }
}
