package io.certcron.contract;

import io.certcron.application.port.out.Sleeper;
import java.time.Duration;

/** A sleeper that moves a clock instead of waiting. Thread-safe. */
public final class ClockAdvancingSleeper implements Sleeper {

    private final SettableClock clock;

    /**
     * A sleeper that moves the clock.
     *
     * @param clock the clock that shows how long it slept
     */
    public ClockAdvancingSleeper(SettableClock clock) {
        this.clock = clock;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted before sleeping");
        }
        clock.advance(duration);
    }
}
