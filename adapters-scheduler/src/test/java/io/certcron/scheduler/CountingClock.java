package io.certcron.scheduler;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that knows how often it was read. */
final class CountingClock extends Clock {

    private final AtomicInteger readings = new AtomicInteger();
    private final Clock clock;

    CountingClock(Clock clock) {
        this.clock = clock;
    }

    int readings() {
        return readings.get();
    }

    @Override
    public Instant instant() {
        readings.incrementAndGet();
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new CountingClock(clock.withZone(zone));
    }
}
