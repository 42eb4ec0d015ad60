package io.certcron.bootstrap.embedding;

import io.certcron.application.node.NodeSettings;
import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.domain.SlotPolicy;
import java.time.Duration;
import java.util.Objects;

/**
 * How this process takes part in schedules and in the runs of others. Whoever sets nothing has the defaults; what is set is
 * checked by {@link CertificationCronBuilder#build()}. Not thread-safe.
 */
public final class NodeOptions {

    private Duration tick = NodeSettings.STANDARD.tick();
    private Duration slotWindow = SlotPolicy.STANDARD.window();
    private Duration runLease = Duration.ofSeconds(45);

    NodeOptions() {}

    /**
     * Sets how often it looks for what there is to do, once a schedule is kept.
     *
     * @param interval 1 s to 10 s; 5 s unless set
     * @return this
     */
    public NodeOptions tick(Duration interval) {
        tick = Objects.requireNonNull(interval, "interval");
        return this;
    }

    /**
     * Sets how late an instant of a schedule at which no process was there may still become a run. An older one is recorded as
     * skipped, and the next run catches up.
     *
     * @param duration 1 min to 7 days; 24 h unless set
     * @return this
     */
    public NodeOptions slotWindow(Duration duration) {
        slotWindow = Objects.requireNonNull(duration, "duration");
        return this;
    }

    /**
     * Sets how long a run's process may stay silent, by the database's clock, before others take the run over.
     *
     * @param duration 1 s to 50 s; 45 s unless set
     * @return this
     */
    public NodeOptions runLease(Duration duration) {
        runLease = Objects.requireNonNull(duration, "duration");
        return this;
    }

    Duration runLease() {
        return runLease;
    }

    void check(Faults faults) {
        faults.within(Bounds.TICK, "node.tick", tick);
        faults.within(Bounds.SLOT_WINDOW, "node.slotWindow", slotWindow);
        faults.within(Bounds.RUN_LEASE, "node.runLease", runLease);
    }

    NodeSettings settings() {
        return new NodeSettings(tick, NodeSettings.STANDARD.repair(), new SlotPolicy(slotWindow));
    }
}
