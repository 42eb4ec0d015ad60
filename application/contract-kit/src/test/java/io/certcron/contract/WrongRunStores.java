package io.certcron.contract;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Channel;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Run stores that are each wrong in one way. */
final class WrongRunStores {

    private WrongRunStores() {}

    static final class Forgetful extends ForwardingRunStore {

        Forgetful(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public OpenRun open(RunOpening opening) {
            OpenRun run = super.open(opening);
            return with(run, run.takenOver(), Optional.empty());
        }
    }

    static final class Overbearing extends ForwardingRunStore {

        Overbearing(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public OpenRun open(RunOpening opening) {
            OpenRun run = super.open(opening);
            return with(run, true, run.resumeAfter());
        }
    }

    /** Whoever knows the run's id owns it. */
    static final class Tokenless extends ForwardingRunStore {

        private final Map<UUID, OpenRun> owners = new HashMap<>();

        Tokenless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public synchronized OpenRun open(RunOpening opening) {
            OpenRun run = super.open(opening);
            owners.put(run.runId(), run);
            return run;
        }

        @Override
        public synchronized Optional<OpenRun> takeOver(RunTakeover takeover) {
            Optional<OpenRun> run = super.takeOver(takeover);
            run.ifPresent(taken -> owners.put(taken.runId(), taken));
            return run;
        }

        @Override
        public void handOver(OpenRun run) {
            super.handOver(owners.getOrDefault(run.runId(), run));
        }

        @Override
        public boolean renewLease(OpenRun run) {
            return super.renewLease(owners.getOrDefault(run.runId(), run));
        }

        @Override
        public void planningFinished(OpenRun run) {
            super.planningFinished(owners.getOrDefault(run.runId(), run));
        }

        @Override
        public boolean close(OpenRun run, RunResult result) {
            return super.close(owners.getOrDefault(run.runId(), run), result);
        }
    }

    /** Says that it renewed and closed, and did not. */
    static final class Idle extends ForwardingRunStore {

        Idle(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean renewLease(OpenRun run) {
            return true;
        }

        @Override
        public boolean close(OpenRun run, RunResult result) {
            return true;
        }
    }

    static final class Unforgiving extends ForwardingRunStore {

        Unforgiving(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean renewLease(OpenRun run) {
            return false;
        }
    }

    /** Closes every run as incomplete. */
    static final class Gloomy extends ForwardingRunStore {

        Gloomy(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public boolean close(OpenRun run, RunResult result) {
            return super.close(run, Openings.ended(run, RunStatus.INCOMPLETE));
        }
    }

    static final class Inclusive extends ForwardingRunStore {

        Inclusive(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<LocalDate> lastPlanned(Channel channel, LocalDate before) {
            return super.lastPlanned(channel, before.plusDays(1));
        }
    }

    /** Takes any channel for any other. */
    static final class Lumping extends ForwardingRunStore {

        Lumping(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<LocalDate> lastPlanned(Channel channel, LocalDate before) {
            return super.lastPlanned(Channel.REMINDER, before).or(() -> super.lastPlanned(channel, before));
        }
    }

    static final class Silent extends ForwardingRunStore {

        Silent(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<RunRecord> find(UUID runId) {
            try {
                return super.find(runId);
            } catch (StorageException swallowed) {
                return Optional.empty();
            }
        }
    }

    /** Takes a lost run over for everyone who asks at the same time. */
    static final class Racing extends ForwardingRunStore {

        private Optional<OpenRun> takenOver = Optional.empty();

        Racing(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public synchronized OpenRun open(RunOpening opening) {
            OpenRun run = takenOver.orElseGet(() -> super.open(opening));
            takenOver = Optional.of(run).filter(OpenRun::takenOver);
            return run;
        }
    }

    static OpenRun with(OpenRun run, boolean takenOver, Optional<PlanCursor> resumeAfter) {
        return new OpenRun(
                run.runId(),
                run.ownerToken(),
                run.lease(),
                run.businessDate(),
                run.zone(),
                run.workflow(),
                run.slot(),
                run.startedAt(),
                takenOver,
                resumeAfter);
    }
}
