package io.certcron.contract;

import io.certcron.application.port.out.NightlyScheduler;
import java.time.Duration;
import java.time.Instant;

/** A scheduler under test whose clock is moved by hand. */
public interface SchedulerFixture extends AutoCloseable {

    /** What the scheduler's clock shows at the start of each test. */
    Instant START = Instant.parse("2026-10-24T12:00:00Z");

    /** The scheduler. Its clock shows {@link #START}. */
    NightlyScheduler scheduler();

    /** Sets the scheduler's clock. The scheduler may take a moment to notice. */
    void moveClockTo(Instant instant);

    /** How long a rule waits for a call, at most: far longer than the scheduler needs to notice. */
    default Duration patience() {
        return Duration.ofSeconds(20);
    }

    /** Frees what the test used. */
    @Override
    default void close() {}
}
