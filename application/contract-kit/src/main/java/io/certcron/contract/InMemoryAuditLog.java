package io.certcron.contract;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The audit log of an {@link InMemoryDatabase}. */
public final class InMemoryAuditLog implements AuditLog {

    private static final Comparator<Position> LATEST_FIRST = Comparator.comparing(Position::runAt)
            .thenComparing(position -> position.runId().toString())
            .reversed();

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
                    new AuditRecord(entry, Optional.empty()),
                    (stored, written) -> new AuditRecord(entry, stored.resolution()));
            return true;
        });
    }

    @Override
    public Optional<AuditRecord> find(UUID runId) {
        return tables.transaction("find_audit_entry", () -> Optional.ofNullable(tables.auditLog.get(runId)));
    }

    @Override
    public List<AuditRecord> list(Filter filter, Optional<Position> after, int limit) {
        return tables.transaction("list_audit_entries", () -> tables.auditLog.values().stream()
                .filter(row -> !filter.unresolvedOnly() || !row.resolved())
                .filter(row -> !filter.missedOnly() || reportsMissed(row))
                .filter(row -> after.isEmpty() || LATEST_FIRST.compare(positionOf(row), after.get()) > 0)
                .sorted(Comparator.comparing(InMemoryAuditLog::positionOf, LATEST_FIRST))
                .limit(limit)
                .toList());
    }

    @Override
    public List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now) {
        return tables.transaction("resolve_audit_entries", () -> {
            List<UUID> open = runIds.stream().distinct().filter(this::isOpen).toList();
            open.forEach(runId -> {
                resolve(runId, new Resolution(Optional.of(by.name()), Optional.of(now), Optional.of(note)));
                tables.journal.ofResolution(runId, note, by, now);
            });
            return open;
        });
    }

    private static Position positionOf(AuditRecord row) {
        return new Position(row.entry().runAt(), row.entry().runId());
    }

    private static boolean reportsMissed(AuditRecord row) {
        return row.entry().missed().filter(missed -> missed.count() == 0).isEmpty();
    }

    private boolean isOpen(UUID runId) {
        return Optional.ofNullable(tables.auditLog.get(runId))
                .filter(row -> !row.resolved())
                .isPresent();
    }

    private void resolve(UUID runId, Resolution resolution) {
        tables.auditLog.computeIfPresent(runId, (id, row) -> new AuditRecord(row.entry(), Optional.of(resolution)));
    }
}
