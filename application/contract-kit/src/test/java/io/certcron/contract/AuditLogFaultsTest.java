package io.certcron.contract;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class AuditLogFaultsTest extends StorageFaultFinding {

    static class Spoilt extends AuditLogContract {
        @Override
        protected ContractDatabase emptyDatabase() {
            return spoilt(new InMemoryDatabase());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<ContractDatabase>> faults() {
        return List.of(
                auditLog("resets the resolution", Resetting::new, "A03"),
                auditLog("writes once", WriteOnce::new, "A02", "A03", "A04"),
                auditLog("forgets the ids", Forgetful::new, "A01"),
                auditLog("takes unknown for nothing missed", Optimistic::new, "A04"),
                auditLog("keeps one row for all runs", OneRow::new, "A05"),
                auditLog("writes for whoever asks", Obliging::new, "A07"),
                auditLog("ignores pages", Pageless::new, "A08"),
                auditLog("lists everything", Indiscriminate::new, "A09"),
                auditLog("forgets the note", Noteless::new, "A10"),
                auditLog("resolves again and again", Repetitive::new, "A11", "A12"),
                auditLog("swallows failures", Silent::new, "A06"));
    }

    private static class Forwarding implements AuditLog {

        final InMemoryTables tables;
        final AuditLog right;

        Forwarding(InMemoryDatabase database) {
            this.tables = database.tables();
            this.right = database.auditLog();
        }

        @Override
        public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
            return right.record(run, runAt, missed);
        }

        @Override
        public Optional<AuditRecord> find(UUID runId) {
            return right.find(runId);
        }

        @Override
        public List<AuditRecord> list(Filter filter, Optional<Position> after, int limit) {
            return right.list(filter, after, limit);
        }

        @Override
        public List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now) {
            return right.resolve(runIds, note, by, now);
        }
    }

    private static final class Resetting extends Forwarding {

        Resetting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
            tables.auditLog.remove(run.runId());
            return super.record(run, runAt, missed);
        }
    }

    private static final class WriteOnce extends Forwarding {

        WriteOnce(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
            return find(run.runId()).isPresent() || super.record(run, runAt, missed);
        }
    }

    private static final class Forgetful extends Forwarding {

        Forgetful(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
            return super.record(run, runAt, missed.map(each -> new FlaggedCertifications(each.count(), List.of())));
        }
    }

    private static final class Optimistic extends Forwarding {

        Optimistic(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
            return super.record(run, runAt, missed.or(() -> Optional.of(FlaggedCertifications.NONE)));
        }
    }

    private static final class OneRow extends Forwarding {

        OneRow(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<AuditRecord> find(UUID runId) {
            return tables.auditLog.values().stream().findFirst();
        }
    }

    private static final class Obliging extends Forwarding {

        Obliging(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
            boolean owned = super.record(run, runAt, missed);
            AuditEntry entry = new AuditEntry(run.runId(), runAt, missed);
            tables.auditLog.computeIfPresent(run.runId(), (id, row) -> new AuditRecord(entry, row.resolution()));
            return owned;
        }
    }

    private static final class Pageless extends Forwarding {

        Pageless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<AuditRecord> list(Filter filter, Optional<Position> after, int limit) {
            return super.list(filter, Optional.empty(), Integer.MAX_VALUE);
        }
    }

    private static final class Indiscriminate extends Forwarding {

        Indiscriminate(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<AuditRecord> list(Filter filter, Optional<Position> after, int limit) {
            return super.list(new Filter(false, false), after, limit);
        }
    }

    static final class Noteless extends Forwarding {

        Noteless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now) {
            return super.resolve(runIds, "resolved", by, now);
        }
    }

    private static final class Repetitive extends Forwarding {

        Repetitive(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now) {
            return tables.transaction("resolve_again", () -> {
                tables.auditLog.replaceAll(
                        (runId, row) -> runIds.contains(runId) ? new AuditRecord(row.entry(), Optional.empty()) : row);
                return super.resolve(runIds, note, by, now);
            });
        }
    }

    private static final class Silent extends Forwarding {

        Silent(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
            try {
                return super.record(run, runAt, missed);
            } catch (StorageException swallowed) {
                return true;
            }
        }
    }
}
