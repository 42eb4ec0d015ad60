package io.certcron.application.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/** Durations, counted in classes that are a sixteenth wide, so that any number of them takes the same few kilobytes. Thread-safe. */
final class TimeHistogram {

    private static final int STEPS = 16;
    private static final int DOUBLINGS = Long.SIZE - Integer.numberOfTrailingZeros(STEPS);

    private final AtomicLongArray counts = new AtomicLongArray(STEPS * DOUBLINGS);

    void record(Duration duration) {
        counts.incrementAndGet(classOf(Math.max(0, duration.toNanos())));
    }

    long count() {
        long all = 0;
        for (int i = 0; i < counts.length(); i++) {
            all += counts.get(i);
        }
        return all;
    }

    /** Which duration so many of a hundred did not exceed: the end of its class. Zero where none was recorded. */
    Duration percentile(int percent) {
        long wanted = Math.max(1, (count() * percent + 99) / 100);
        long seen = 0;
        for (int i = 0; i < counts.length(); i++) {
            seen += counts.get(i);
            if (seen >= wanted) {
                return Duration.ofNanos(endOf(i));
            }
        }
        return Duration.ZERO;
    }

    /** Below sixteen each number is a class; above, each doubling has sixteen. */
    private static int classOf(long nanos) {
        if (nanos < STEPS) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - Integer.numberOfTrailingZeros(STEPS);
        return shift * STEPS + (int) (nanos >>> shift);
    }

    private static long endOf(int index) {
        if (index < STEPS) {
            return index;
        }
        int shift = index / STEPS - 1;
        return ((long) (index % STEPS + STEPS + 1) << shift) - 1;
    }
}
