package io.certcron.application.run;

import io.certcron.application.port.out.Sleeper;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Lets the calling thread wait for real. Thread-safe. */
public final class ThreadSleeper implements Sleeper {

    /** A sleeper that needs nothing. */
    public ThreadSleeper() {}

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
