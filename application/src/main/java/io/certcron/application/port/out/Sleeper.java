package io.certcron.application.port.out;

import java.time.Duration;

/** Lets a thread wait; in tests, moves the clock instead. Thread-safe. */
@FunctionalInterface
public interface Sleeper {

    /**
     * Waits for about the duration. Returns at once where it is zero.
     *
     * @param duration zero or positive
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    void sleep(Duration duration) throws InterruptedException;
}
