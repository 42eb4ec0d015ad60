package io.certcron.contract;

import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.HeldPauses;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.Operator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class HeldPausesFaultsTest extends StorageFaultFinding {

    static class Spoilt extends HeldPausesContract {
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
                heldPauses("lists the mentor as the certification", Confused::new, "H01"),
                heldPauses("ignores pages", Pageless::new, "H02"),
                heldPauses("lists every pause", Garrulous::new, "H03"),
                heldPauses("takes every pause for due", Credulous::new, "H04", "H05"),
                heldPauses("ignores its policy", (right, policy) -> right.heldPauses(ExpiryPolicy.STANDARD), "H05"),
                heldPauses("releases for the next run alone", PuttingOff::new, "H06"),
                heldPauses("drops what it should release", Swapping::new, "H06", "H07"),
                heldPauses("lies about what it changed", Boasting::new, "H08", "H09"),
                heldPauses("swallows failures", Silent::new, "H10"));
    }

    static class Forwarding implements HeldPauses {

        final InMemoryTables tables;
        final HeldPauses right;

        Forwarding(InMemoryDatabase database, ExpiryPolicy policy) {
            this.tables = database.tables();
            this.right = database.heldPauses(policy);
        }

        @Override
        public long count() {
            return right.count();
        }

        @Override
        public List<HeldPause> list(Optional<IdempotencyKey> after, int limit) {
            return right.list(after, limit);
        }

        @Override
        public int release(List<IdempotencyKey> keys, Operator by) {
            return right.release(keys, by);
        }

        @Override
        public int drop(List<IdempotencyKey> keys, Operator by) {
            return right.drop(keys, by);
        }
    }

    private static final class Confused extends Forwarding {

        Confused(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public List<HeldPause> list(Optional<IdempotencyKey> after, int limit) {
            return super.list(after, limit).stream()
                    .map(each -> new HeldPause(
                            each.key(),
                            each.peerMentorId(),
                            each.peerMentorId(),
                            each.expiryDate(),
                            each.runId(),
                            each.plannedAt(),
                            each.stillDue()))
                    .toList();
        }
    }

    private static final class Pageless extends Forwarding {

        Pageless(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public List<HeldPause> list(Optional<IdempotencyKey> after, int limit) {
            return super.list(Optional.empty(), Integer.MAX_VALUE);
        }
    }

    private static final class Garrulous extends Forwarding {

        Garrulous(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public List<HeldPause> list(Optional<IdempotencyKey> after, int limit) {
            super.count();
            return tables.ledger.values().stream()
                    .filter(row -> row.action.channel() == Channel.AUTO_PAUSE)
                    .map(row -> row.heldPause(true))
                    .toList();
        }
    }

    private static final class Credulous extends Forwarding {

        Credulous(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public List<HeldPause> list(Optional<IdempotencyKey> after, int limit) {
            return super.list(after, limit).stream()
                    .map(each -> tables.ledger.get(each.key()).heldPause(true))
                    .toList();
        }
    }

    private static final class PuttingOff extends Forwarding {

        PuttingOff(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public int release(List<IdempotencyKey> keys, Operator by) {
            int released = super.release(keys, by);
            keys.stream()
                    .map(tables.ledger::get)
                    .filter(row -> row != null && row.status() == IntentStatus.PENDING)
                    .forEach(row -> row.putOff(null, OptionalInt.empty(), IntentRow.NEXT_RUN));
            return released;
        }
    }

    private static final class Swapping extends Forwarding {

        Swapping(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public int release(List<IdempotencyKey> keys, Operator by) {
            return super.drop(keys, by);
        }

        @Override
        public int drop(List<IdempotencyKey> keys, Operator by) {
            return super.release(keys, by);
        }
    }

    private static final class Boasting extends Forwarding {

        Boasting(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public int release(List<IdempotencyKey> keys, Operator by) {
            super.release(keys, by);
            return keys.size();
        }
    }

    private static final class Silent extends Forwarding {

        Silent(InMemoryDatabase database, ExpiryPolicy policy) {
            super(database, policy);
        }

        @Override
        public long count() {
            try {
                return super.count();
            } catch (StorageException swallowed) {
                return 0;
            }
        }
    }
}
