package io.certcron.application.node;

import io.certcron.application.port.in.CertificationExpiryCron;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.application.run.Runs;
import io.certcron.application.schedule.Schedules;
import io.certcron.domain.Operator;
import io.certcron.domain.RunResult;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The nightly check over the given ports. Thread-safe. */
public final class ExpiryCheck implements CertificationExpiryCron {

    /** The name of the schedule that {@link #scheduleNightlyRun} keeps. */
    public static final String NIGHTLY = "nightly";

    private static final Operator PROGRAM = new Operator("scheduleNightlyRun", Operator.Way.PROGRAM);

    private final Runs runs;
    private final Schedules schedules;
    private final Supplier<Node> nodes;
    private final ZoneId zone;
    private final Clock clock;
    private final List<Node> started = new CopyOnWriteArrayList<>();
    private volatile boolean stopAsked;

    /**
     * A check upon the given runs and schedules.
     *
     * @param runs opens runs and carries them out
     * @param schedules keeps the stored schedules
     * @param nodes makes a node that is not started yet
     * @param zone the zone of {@link #scheduleNightlyRun} and of business dates
     * @param clock the time, from which business dates are taken
     */
    public ExpiryCheck(Runs runs, Schedules schedules, Supplier<Node> nodes, ZoneId zone, Clock clock) {
        this.runs = runs;
        this.schedules = schedules;
        this.nodes = nodes;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public ScheduledNightlyRun scheduleNightlyRun(String cronExpression) {
        schedules.keep(ScheduleSpec.of(NIGHTLY, cronExpression, zone, Workflow.ALL), PROGRAM);
        Node node = nodes.get();
        started.add(node);
        node.start();
        return node::close;
    }

    @Override
    public RunResult executeExpiryCheck() {
        return executeExpiryCheck(RunRequest.tonight());
    }

    @Override
    public RunResult executeExpiryCheck(RunRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        LocalDate businessDate = request.businessDate().orElse(today);
        if (businessDate.isAfter(today) && !request.dryRun()) {
            throw new IllegalArgumentException("businessDate: must not be in the future, as it is " + today + " in "
                    + zone + ", got " + businessDate + "; only a dry run may look ahead");
        }
        return runs.execute(request, businessDate, () -> stopAsked);
    }

    /** Asks runs under way, and all later ones, to stop at the next page or chunk; they end as incomplete. */
    public void stop() {
        stopAsked = true;
    }

    /**
     * As {@link #stop()}, also for the runs that {@link #scheduleNightlyRun} has begun here: other processes take them over.
     *
     * @param grace how long to wait for those
     * @return whether they came to their end in that time
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public boolean stop(Duration grace) throws InterruptedException {
        stop();
        long deadline = System.nanoTime() + grace.toNanos();
        boolean ended = true;
        for (Node node : started) {
            ended &= node.stop(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        return ended;
    }
}
