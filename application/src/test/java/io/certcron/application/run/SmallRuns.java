package io.certcron.application.run;

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
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunResult;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The runs of a {@link SmallNight}: each is the first one. */
final class SmallRuns implements RunStore {

    private final BooleanSupplier renewal;
    private final Supplier<RunTally> counted;

    /** Runs whose leases are renewed in this way. */
    SmallRuns(BooleanSupplier renewal) {
        this(renewal, () -> new RunTally(ReminderTally.NONE, PauseTally.NONE));
    }

    SmallRuns(BooleanSupplier renewal, Supplier<RunTally> counted) {
        this.renewal = renewal;
        this.counted = counted;
    }

    @Override
    public OpenRun open(RunOpening opening) {
        return new OpenRun(
                opening.runId(),
                opening.ownerToken(),
                opening.lease(),
                opening.businessDate(),
                opening.zone(),
                opening.workflow(),
                Optional.empty(),
                opening.startedAt(),
                false,
                Optional.empty());
    }

    @Override
    public Optional<LocalDate> lastPlanned(Channel channel, LocalDate before) {
        return Optional.empty();
    }

    @Override
    public boolean renewLease(OpenRun run) {
        return renewal.getAsBoolean();
    }

    @Override
    public Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
        return Optional.empty();
    }

    @Override
    public RunRequested openOnDemand(RunOpening opening, RunOnDemand wish) {
        return new RunRequested.ScheduleNotFound();
    }

    @Override
    public Optional<OpenRun> takeOver(RunTakeover takeover) {
        return Optional.empty();
    }

    @Override
    public void handOver(OpenRun run) {}

    @Override
    public RunTally tally(UUID runId) {
        return counted.get();
    }

    @Override
    public long closeAbandonedDryRuns(Instant now) {
        return 0;
    }

    @Override
    public void planningFinished(OpenRun run) {}

    @Override
    public boolean close(OpenRun run, RunResult result) {
        return true;
    }

    @Override
    public Optional<RunRecord> find(UUID runId) {
        return Optional.empty();
    }
}
