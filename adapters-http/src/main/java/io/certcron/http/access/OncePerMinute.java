package io.certcron.http.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** Lets one event of a kind through in a minute, so that strangers can't fill the log. Thread-safe. */
final class OncePerMinute {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Clock clock;
    private final AtomicReference<Instant> next = new AtomicReference<>(Instant.MIN);

    OncePerMinute(Clock clock) {
        this.clock = clock;
    }

    boolean isDue() {
        Instant now = clock.instant();
        Instant due = next.get();
        return !now.isBefore(due) && next.compareAndSet(due, now.plus(MINUTE));
    }
}
