package io.certcron.http.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Lets one event of a kind through in a minute: while the database is away every request fails. Thread-safe. */
final class OncePerMinute {

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final AtomicLong last = new AtomicLong(System.nanoTime() - MINUTE);

    boolean isDue() {
        long now = System.nanoTime();
        long before = last.get();
        return now - before >= MINUTE && last.compareAndSet(before, now);
    }
}
