package io.certcron.bootstrap.endtoend;

import java.time.Duration;
import java.util.Arrays;

/** How long the requests of a {@link SteadyLoad} took. */
final class LoadFigures {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long start;
    private final int perSecond;
    private final long[] nanos;
    private int failures;

    LoadFigures(long start, int perSecond, int count) {
        this.start = start;
        this.perSecond = perSecond;
        this.nanos = new long[count];
    }

    /** When a request has to be sent, by {@link System#nanoTime}. */
    long appointed(int number) {
        return start + number * SECOND / perSecond;
    }

    void answered(int number, boolean ok) {
        nanos[number] = System.nanoTime() - appointed(number);
        failures += ok ? 0 : 1;
    }

    int failures() {
        return failures;
    }

    Duration p99() {
        return p99Until(Long.MAX_VALUE);
    }

    /** Of those alone that were to be sent by then. */
    Duration p99Until(long nanoTime) {
        long[] sorted = Arrays.copyOf(nanos, requestsUntil(nanoTime));
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[sorted.length * 99 / 100]);
    }

    /** How many were to be sent by then. */
    int requestsUntil(long nanoTime) {
        return (int) Math.min(nanos.length, Math.max(0, (nanoTime - start) / (SECOND / perSecond)));
    }

    @Override
    public String toString() {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return "%d requests, %d failed, median %.1f ms, p99 %.1f ms, longest %.1f ms"
                .formatted(
                        sorted.length,
                        failures,
                        sorted[sorted.length / 2] / 1e6,
                        p99().toNanos() / 1e6,
                        sorted[sorted.length - 1] / 1e6);
    }
}
