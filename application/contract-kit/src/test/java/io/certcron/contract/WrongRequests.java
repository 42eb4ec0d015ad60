package io.certcron.contract;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOnDemand.RequestKey;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.domain.Operator;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Run stores that are each wrong in one way about what operators ask for. */
final class WrongRequests {

    private WrongRequests() {}

    /** Reads each wish in its own way. */
    private static class Misreading extends ForwardingRunStore {

        private final UnaryOperator<RunOnDemand> misread;

        Misreading(InMemoryDatabase database, UnaryOperator<RunOnDemand> misread) {
            super(database);
            this.misread = misread;
        }

        @Override
        public RunRequested openOnDemand(RunOpening opening, RunOnDemand wish) {
            return super.openOnDemand(opening, misread.apply(wish));
        }
    }

    static final class Anonymous extends Misreading {

        private static final Operator ANYBODY = new Operator("anybody", Operator.Way.API);

        Anonymous(InMemoryDatabase database) {
            super(database, wish -> new RunOnDemand(wish.cronId(), ANYBODY, wish.key()));
        }
    }

    static final class Keyless extends Misreading {

        Keyless(InMemoryDatabase database) {
            super(database, wish -> new RunOnDemand(wish.cronId(), wish.by(), Optional.empty()));
        }
    }

    static final class Undiscerning extends Misreading {

        Undiscerning(InMemoryDatabase database) {
            super(
                    database,
                    wish -> new RunOnDemand(
                            wish.cronId(), wish.by(), wish.key().map(key -> new RequestKey(key.value(), "any"))));
        }
    }

    /** Uses up the slot that the schedule awaits. */
    static final class Greedy extends ForwardingRunStore {

        Greedy(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public RunRequested openOnDemand(RunOpening opening, RunOnDemand wish) {
            RunRequested requested = super.openOnDemand(opening, wish);
            database.tables().slots.awaitNothing(wish.cronId());
            return requested;
        }
    }

    /** Opens a run of no schedule where there is none. */
    static final class Obliging extends ForwardingRunStore {

        Obliging(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public RunRequested openOnDemand(RunOpening opening, RunOnDemand wish) {
            RunRequested requested = super.openOnDemand(opening, wish);
            return requested instanceof RunRequested.ScheduleNotFound
                    ? new RunRequested.Opened(super.open(opening))
                    : requested;
        }
    }

    /** Opens runs as {@code execute} does. */
    static final class Tidy extends ForwardingRunStore {

        Tidy(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public RunRequested openOnDemand(RunOpening opening, RunOnDemand wish) {
            return new RunRequested.Opened(super.open(opening));
        }
    }

    /** Leaves lost runs that somebody asked for to themselves. */
    static final class Disdainful extends ForwardingRunStore {

        Disdainful(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<OpenRun> takeOver(RunTakeover takeover) {
            return find(takeover.runId()).flatMap(RunRecord::requestedBy).isPresent()
                    ? Optional.empty()
                    : super.takeOver(takeover);
        }
    }
}
