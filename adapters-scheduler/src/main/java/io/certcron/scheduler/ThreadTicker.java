package io.certcron.scheduler;

import io.certcron.application.port.out.Ticker;
import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread for each ticking. None is a daemon, so that a process lives as long as it ticks and a call under way is not cut
 * off, and each ends with its ticking. Intervals don't depend on the clock. What a call throws goes to the thread's
 * handler of uncaught exceptions, although the thread goes on.
 */
public final class ThreadTicker implements Ticker {

    private final UncaughtExceptionHandler handler;

    /** Leaves what calls throw to the process's default handler. */
    public ThreadTicker() {
        this((thread, failure) -> thread.getThreadGroup().uncaughtException(thread, failure));
    }

    /** Gives what calls throw to the handler. */
    public ThreadTicker(UncaughtExceptionHandler handler) {
        this.handler = handler;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a call lets nothing through that a future could hold
    public Ticking every(String name, Duration interval, Runnable tick) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval: must be positive, got " + interval);
        }
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> thread(name, work));
        executor.scheduleWithFixedDelay(
                () -> call(tick), 0, TimeUnit.NANOSECONDS.convert(interval), TimeUnit.NANOSECONDS);
        return executor::shutdown;
    }

    private Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(false);
        thread.setUncaughtExceptionHandler(handler);
        return thread;
    }

    /** Lets nothing through, as the executor would end the ticking. */
    private static void call(Runnable tick) {
        try {
            tick.run();
        } catch (Throwable failure) {
            report(failure);
        }
    }

    private static void report(Throwable failure) {
        Thread thread = Thread.currentThread();
        try {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (Throwable handlerFailed) {
            // ignored, as the JVM ignores what a handler throws
        }
    }
}
