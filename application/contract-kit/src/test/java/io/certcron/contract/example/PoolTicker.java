package io.certcron.contract.example;

import io.certcron.application.port.out.Ticker;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

// region adapter
/** Ticks on the threads that the platform hands out, as many tickings at a time as there are threads. */
public final class PoolTicker implements Ticker {

    private final ScheduledExecutorService threads;
    private final Consumer<RuntimeException> trouble;

    public PoolTicker(ScheduledExecutorService threads, Consumer<RuntimeException> trouble) {
        this.threads = threads;
        this.trouble = trouble;
    }

    @Override
    public Ticking every(String name, Duration interval, Runnable tick) {
        ScheduledFuture<?> ticking =
                threads.scheduleWithFixedDelay(() -> call(tick), 0, interval.toNanos(), TimeUnit.NANOSECONDS);
        return () -> ticking.cancel(false);
    }

    // what reached the executor would end the ticking: rule K05
    private void call(Runnable tick) {
        try {
            tick.run();
        } catch (RuntimeException failure) {
            trouble.accept(failure);
        }
    }
}
// endregion
