package io.certcron.bootstrap.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** Shows the time that another clock showed once, and what has passed since: nobody can set it while the process runs. */
final class SteadyClock extends Clock {

    private final Instant start;
    private final long startNanos;
    private final ZoneId zone;

    private SteadyClock(Instant start, long startNanos, ZoneId zone) {
        this.start = start;
        this.startNanos = startNanos;
        this.zone = zone;
    }

    /** A clock that goes on from what the other one shows now. */
    static SteadyClock startingFrom(Clock clock) {
        return new SteadyClock(clock.instant(), System.nanoTime(), clock.getZone());
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(start, startNanos, other);
    }
}
