package io.certcron.contract;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.Channel;
import io.certcron.domain.RunResult;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A run store that does as another does; faults override what they spoil. */
class ForwardingRunStore implements RunStore {

    final InMemoryDatabase database;
    final RunStore right;

    ForwardingRunStore(InMemoryDatabase database) {
        this.database = database;
        this.right = database.runStore();
    }

    /** A run store that reads each opening in its own way. */
    static RunStore misreading(InMemoryDatabase database, UnaryOperator<RunOpening> misread) {
        return new ForwardingRunStore(database) {
            @Override
            public OpenRun open(RunOpening opening) {
                return right.open(misread.apply(opening));
            }

            @Override
            public Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
                return right.openForSlot(misread.apply(opening), slot, next);
            }
        };
    }

    static RunOpening leasing(RunOpening opening, Duration lease) {
        return changed(opening, opening.workflow(), opening.dryRun(), opening.policyFingerprint(), lease);
    }

    static RunOpening ofOnePolicy(RunOpening opening) {
        return changed(opening, opening.workflow(), opening.dryRun(), "always the same", opening.lease());
    }

    static RunOpening ofEverything(RunOpening opening) {
        return changed(opening, Workflow.ALL, opening.dryRun(), opening.policyFingerprint(), opening.lease());
    }

    static RunOpening forReal(RunOpening opening) {
        return changed(opening, opening.workflow(), false, opening.policyFingerprint(), opening.lease());
    }

    private static RunOpening changed(
            RunOpening opening, Workflow workflow, boolean dryRun, String policy, Duration lease) {
        return new RunOpening(
                opening.runId(),
                opening.businessDate(),
                opening.zone(),
                workflow,
                dryRun,
                policy,
                opening.ownerToken(),
                lease,
                opening.startedAt());
    }

    @Override
    public OpenRun open(RunOpening opening) {
        return right.open(opening);
    }

    @Override
    public Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
        return right.openForSlot(opening, slot, next);
    }

    @Override
    public RunRequested openOnDemand(RunOpening opening, RunOnDemand wish) {
        return right.openOnDemand(opening, wish);
    }

    @Override
    public Optional<OpenRun> takeOver(RunTakeover takeover) {
        return right.takeOver(takeover);
    }

    @Override
    public void handOver(OpenRun run) {
        right.handOver(run);
    }

    @Override
    public RunTally tally(UUID runId) {
        return right.tally(runId);
    }

    @Override
    public long closeAbandonedDryRuns(Instant now) {
        return right.closeAbandonedDryRuns(now);
    }

    @Override
    public Optional<LocalDate> lastPlanned(Channel channel, LocalDate before) {
        return right.lastPlanned(channel, before);
    }

    @Override
    public boolean renewLease(OpenRun run) {
        return right.renewLease(run);
    }

    @Override
    public void planningFinished(OpenRun run) {
        right.planningFinished(run);
    }

    @Override
    public boolean close(OpenRun run, RunResult result) {
        return right.close(run, result);
    }

    @Override
    public Optional<RunRecord> find(UUID runId) {
        return right.find(runId);
    }
}
