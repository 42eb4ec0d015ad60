package org.example.mentors;

import io.certcron.application.port.out.Ticker;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Leaves what a call throws to the executor, which then never calls again. */
public final class FragileTicker implements Ticker {

    private final ScheduledExecutorService threads;

    public FragileTicker(ScheduledExecutorService threads) {
        this.threads = threads;
    }

    @Override
    public Ticking every(String name, Duration interval, Runnable tick) {
        ScheduledFuture<?> ticking = threads.scheduleWithFixedDelay(tick, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
        return () -> ticking.cancel(false);
    }
}
