package io.certcron.application.run;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Channel;
import io.certcron.domain.RunResult;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** The runs of a {@link SmallNight}: each is the first one. */
final class SmallRuns implements RunStore {

    private final BooleanSupplier renewal;

    /** Runs whose leases are renewed in this way. */
    SmallRuns(BooleanSupplier renewal) {
        this.renewal = renewal;
    }

    @Override
    public OpenRun open(RunOpening opening) {
        return new OpenRun(
                opening.runId(),
                opening.ownerToken(),
                opening.lease(),
                opening.businessDate(),
                opening.workflow(),
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
