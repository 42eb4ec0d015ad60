package io.certcron.contract;

import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.ScheduleSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

class OperatorJournalFaultsTest extends StorageFaultFinding {

    private static final Operator SOMEBODY = new Operator("somebody", Operator.Way.API);

    static class Spoilt extends OperatorJournalContract {
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
                scheduleStore("takes everybody for somebody", Careless::new, "J01", "J02"),
                journal("calls every change a change", Lumping::new, "J02"),
                scheduleStore("records what it refused", Talkative::new, "J03"),
                heldPauses("forgets who decided", Irresponsible::new, "J04"),
                runStore("forgets who asked", WrongRequests.Anonymous::new, "J05"),
                auditLog("forgets the note", AuditLogFaultsTest.Noteless::new, "J06"),
                journal("ignores pages", Pageless::new, "J07", "J10"),
                journal("shows everything", Indiscriminate::new, "J08", "J09", "J10"),
                journal("swallows failures", Silent::new, "J11"));
    }

    private static final class Careless extends ForwardingScheduleStore {

        Careless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange create(UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
            return super.create(cronId, spec, next, SOMEBODY, now);
        }

        @Override
        public ScheduleChange replace(
                UUID cronId,
                long expectedVersion,
                ScheduleSpec spec,
                Optional<Instant> next,
                Operator by,
                Instant now) {
            return super.replace(cronId, expectedVersion, spec, next, SOMEBODY, now);
        }
    }

    private static final class Talkative extends ForwardingScheduleStore {

        Talkative(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange delete(UUID cronId, long expectedVersion, Operator by, Instant now) {
            database.tables().journal.ofSchedule(OperatorAction.SCHEDULE_DELETED, cronId, by, now, Optional.empty());
            return super.delete(cronId, expectedVersion, by, now);
        }
    }

    private static final class Irresponsible extends HeldPausesFaultsTest.Forwarding {

        Irresponsible(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public int drop(List<IdempotencyKey> keys, Operator by) {
            return super.drop(keys, SOMEBODY);
        }
    }

    private static class Forwarding implements OperatorJournal {

        private final OperatorJournal right;

        Forwarding(InMemoryDatabase database) {
            this.right = database.journal();
        }

        @Override
        public List<Entry> latest(Subject subject, OptionalLong before, int limit) {
            return right.latest(subject, before, limit);
        }
    }

    private static final class Lumping extends Forwarding {

        Lumping(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<Entry> latest(Subject subject, OptionalLong before, int limit) {
            return super.latest(subject, before, limit).stream()
                    .map(each -> new Entry(
                            each.number(),
                            each.at(),
                            each.by(),
                            each.action() == OperatorAction.SCHEDULE_PAUSED
                                    ? OperatorAction.SCHEDULE_CHANGED
                                    : each.action(),
                            each.cronId(),
                            each.runId(),
                            each.certificationIds(),
                            each.note()))
                    .toList();
        }
    }

    private static final class Pageless extends Forwarding {

        Pageless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<Entry> latest(Subject subject, OptionalLong before, int limit) {
            return super.latest(subject, OptionalLong.empty(), Integer.MAX_VALUE);
        }
    }

    private static final class Indiscriminate extends Forwarding {

        Indiscriminate(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<Entry> latest(Subject subject, OptionalLong before, int limit) {
            return super.latest(new Subject.Everything(), before, limit);
        }
    }

    private static final class Silent extends Forwarding {

        Silent(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<Entry> latest(Subject subject, OptionalLong before, int limit) {
            try {
                return super.latest(subject, before, limit);
            } catch (StorageException swallowed) {
                return List.of();
            }
        }
    }
}
