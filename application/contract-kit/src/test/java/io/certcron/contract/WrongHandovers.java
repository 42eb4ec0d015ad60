package io.certcron.contract;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Run stores that are each wrong in one way about slots, takeovers or tallies. */
final class WrongHandovers {

    private WrongHandovers() {}

    /** Closes every lost run at once. */
    static final class Impatient extends ForwardingRunStore {

        Impatient(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public OpenRun open(RunOpening opening) {
            OpenRun run = super.open(opening);
            InMemoryTables tables = database.tables();
            List<RunRow> lost = tables.runs.values().stream()
                    .filter(row -> row.canBeTakenOver(tables.now()))
                    .toList();
            lost.forEach(row -> row.abandon(opening.startedAt()));
            return run;
        }
    }

    static final class Aimless extends ForwardingRunStore {

        Aimless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
            return super.openForSlot(opening, slot, Optional.empty());
        }
    }

    /** Opens a run for everyone who asks. */
    static final class Obliging extends ForwardingRunStore {

        Obliging(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
            return super.openForSlot(opening, slot, next).or(() -> Optional.of(open(opening)));
        }
    }

    /** Opens a run for a slot as if there were none. */
    static final class Slotless extends ForwardingRunStore {

        Slotless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
            return Optional.of(open(opening));
        }
    }

    static final class Forgetful extends ForwardingRunStore {

        Forgetful(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<OpenRun> takeOver(RunTakeover takeover) {
            return super.takeOver(takeover).map(run -> WrongRunStores.with(run, true, Optional.empty()));
        }
    }

    /** Keeps the cursor whatever the policy. */
    static final class OfOnePolicy extends ForwardingRunStore {

        OfOnePolicy(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<OpenRun> takeOver(RunTakeover takeover) {
            return super.takeOver(
                    new RunTakeover(takeover.runId(), Openings.POLICY, takeover.ownerToken(), takeover.lease()));
        }
    }

    /** Hands out a run to everyone who wants to take one over. */
    static final class Generous extends ForwardingRunStore {

        Generous(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<OpenRun> takeOver(RunTakeover takeover) {
            return super.takeOver(takeover).or(() -> Optional.of(open(Openings.opening(Examples.TONIGHT))));
        }
    }

    static final class Clinging extends ForwardingRunStore {

        Clinging(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public void handOver(OpenRun run) {}
    }

    static final class Uncounting extends ForwardingRunStore {

        Uncounting(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public RunTally tally(UUID runId) {
            super.tally(runId);
            return new RunTally(ReminderTally.NONE, PauseTally.NONE);
        }
    }

    /** Knows one tally, that of the first run. */
    static final class Lumping extends ForwardingRunStore {

        Lumping(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public RunTally tally(UUID runId) {
            return super.tally(
                    database.tables().runs.keySet().stream().findFirst().orElse(runId));
        }
    }

    static final class Negligent extends ForwardingRunStore {

        Negligent(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public long closeAbandonedDryRuns(Instant now) {
            return 0;
        }
    }
}
