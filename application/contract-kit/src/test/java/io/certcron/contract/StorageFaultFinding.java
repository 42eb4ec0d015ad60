package io.certcron.contract;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.HeldPauses;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OperatorJournal;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.application.port.out.SlotStore;
import io.certcron.domain.ExpiryPolicy;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Faults of storage: each is a right database with one adapter exchanged for a wrong one. */
abstract class StorageFaultFinding extends FaultFinding<ContractDatabase> {

    static Fault<ContractDatabase> database(
            String description, Function<InMemoryDatabase, ContractDatabase> spoil, String... rules) {
        return Fault.of(description, right -> spoil.apply((InMemoryDatabase) right), rules);
    }

    static Fault<ContractDatabase> ledger(
            String description, Function<InMemoryDatabase, IntentLedger> spoil, String... rules) {
        return database(description, right -> new WithLedger(right, spoil), rules);
    }

    static Fault<ContractDatabase> planner(
            String description, BiFunction<InMemoryDatabase, ExpiryPolicy, IntentPlanner> spoil, String... rules) {
        return database(description, right -> new WithPlanner(right, spoil), rules);
    }

    static Fault<ContractDatabase> runStore(
            String description, Function<InMemoryDatabase, RunStore> spoil, String... rules) {
        return database(description, right -> new WithRunStore(right, spoil), rules);
    }

    static Fault<ContractDatabase> monitor(
            String description, Function<InMemoryDatabase, PauseMonitor> spoil, String... rules) {
        return database(description, right -> new WithMonitor(right, spoil), rules);
    }

    static Fault<ContractDatabase> auditLog(
            String description, Function<InMemoryDatabase, AuditLog> spoil, String... rules) {
        return database(description, right -> new WithAuditLog(right, spoil), rules);
    }

    static Fault<ContractDatabase> scheduleStore(
            String description, Function<InMemoryDatabase, ScheduleStore> spoil, String... rules) {
        return database(description, right -> new WithScheduleStore(right, spoil), rules);
    }

    static Fault<ContractDatabase> slotStore(
            String description, Function<InMemoryDatabase, SlotStore> spoil, String... rules) {
        return database(description, right -> new WithSlotStore(right, spoil), rules);
    }

    static Fault<ContractDatabase> heldPauses(
            String description, BiFunction<InMemoryDatabase, ExpiryPolicy, HeldPauses> spoil, String... rules) {
        return database(description, right -> new WithHeldPauses(right, spoil), rules);
    }

    static Fault<ContractDatabase> journal(
            String description, Function<InMemoryDatabase, OperatorJournal> spoil, String... rules) {
        return database(description, right -> new WithJournal(right, spoil), rules);
    }

    private static final class WithJournal extends ForwardingDatabase {

        private final Function<InMemoryDatabase, OperatorJournal> spoil;

        WithJournal(InMemoryDatabase right, Function<InMemoryDatabase, OperatorJournal> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public OperatorJournal journal() {
            return spoil.apply(right);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithJournal(right.unreachable(), spoil);
        }
    }

    private static final class WithScheduleStore extends ForwardingDatabase {

        private final Function<InMemoryDatabase, ScheduleStore> spoil;

        WithScheduleStore(InMemoryDatabase right, Function<InMemoryDatabase, ScheduleStore> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public ScheduleStore scheduleStore() {
            return spoil.apply(right);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithScheduleStore(right.unreachable(), spoil);
        }
    }

    private static final class WithSlotStore extends ForwardingDatabase {

        private final Function<InMemoryDatabase, SlotStore> spoil;

        WithSlotStore(InMemoryDatabase right, Function<InMemoryDatabase, SlotStore> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public SlotStore slotStore() {
            return spoil.apply(right);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithSlotStore(right.unreachable(), spoil);
        }
    }

    private static final class WithHeldPauses extends ForwardingDatabase {

        private final BiFunction<InMemoryDatabase, ExpiryPolicy, HeldPauses> spoil;

        WithHeldPauses(InMemoryDatabase right, BiFunction<InMemoryDatabase, ExpiryPolicy, HeldPauses> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public HeldPauses heldPauses(ExpiryPolicy policy) {
            return spoil.apply(right, policy);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithHeldPauses(right.unreachable(), spoil);
        }
    }

    private static final class WithLedger extends ForwardingDatabase {

        private final Function<InMemoryDatabase, IntentLedger> spoil;
        private final IntentLedger ledger;

        WithLedger(InMemoryDatabase right, Function<InMemoryDatabase, IntentLedger> spoil) {
            super(right);
            this.spoil = spoil;
            this.ledger = spoil.apply(right);
        }

        @Override
        public IntentLedger ledger() {
            return ledger;
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithLedger(right.unreachable(), spoil);
        }
    }

    private static final class WithPlanner extends ForwardingDatabase {

        private final BiFunction<InMemoryDatabase, ExpiryPolicy, IntentPlanner> spoil;

        WithPlanner(InMemoryDatabase right, BiFunction<InMemoryDatabase, ExpiryPolicy, IntentPlanner> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public IntentPlanner planner(ExpiryPolicy policy) {
            return spoil.apply(right, policy);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithPlanner(right.unreachable(), spoil);
        }
    }

    private static final class WithRunStore extends ForwardingDatabase {

        private final Function<InMemoryDatabase, RunStore> spoil;
        private final RunStore runStore;

        WithRunStore(InMemoryDatabase right, Function<InMemoryDatabase, RunStore> spoil) {
            super(right);
            this.spoil = spoil;
            this.runStore = spoil.apply(right);
        }

        @Override
        public RunStore runStore() {
            return runStore;
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithRunStore(right.unreachable(), spoil);
        }
    }

    private static final class WithMonitor extends ForwardingDatabase {

        private final Function<InMemoryDatabase, PauseMonitor> spoil;

        WithMonitor(InMemoryDatabase right, Function<InMemoryDatabase, PauseMonitor> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public PauseMonitor pauseMonitor() {
            return spoil.apply(right);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithMonitor(right.unreachable(), spoil);
        }
    }

    private static final class WithAuditLog extends ForwardingDatabase {

        private final Function<InMemoryDatabase, AuditLog> spoil;

        WithAuditLog(InMemoryDatabase right, Function<InMemoryDatabase, AuditLog> spoil) {
            super(right);
            this.spoil = spoil;
        }

        @Override
        public AuditLog auditLog() {
            return spoil.apply(right);
        }

        @Override
        public ContractDatabase unreachable() {
            return new WithAuditLog(right.unreachable(), spoil);
        }
    }
}
