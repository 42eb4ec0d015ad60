package io.certcron.http.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value that is read anew after a while, however many ask for it: one of them reads, the others get the value before. A
 * failure is remembered as well, so that a database that is away is not asked by each. Thread-safe.
 */
public final class Remembered<T> {

    /** Past so many durations, nobody gets the value before. */
    private static final int OLD = 5;

    private final AtomicLong forgotten = new AtomicLong();
    private final ReentrantLock reading = new ReentrantLock();
    private final Supplier<T> source;
    private final long nanos;
    private volatile @Nullable Reading<T> latest;

    /**
     * Remembers nothing yet.
     *
     * @param source reads the value, in the thread of whoever asks
     * @param duration after which it is read anew
     */
    public Remembered(Supplier<T> source, Duration duration) {
        this.source = source;
        this.nanos = duration.toNanos();
    }

    /**
     * The value.
     *
     * @throws RuntimeException what reading it has thrown
     */
    public T get() {
        Reading<T> known = latest;
        if (known != null && known.isFresh(nanos)) {
            return known.result();
        }
        if (known != null && known.failure() == null && known.isFresh(nanos * OLD) && reading.isLocked()) {
            return known.result();
        }
        reading.lock();
        try {
            Reading<T> meanwhile = latest;
            if (meanwhile != null && meanwhile.isFresh(nanos)) {
                return meanwhile.result();
            }
            long before = forgotten.get();
            Reading<T> now = read();
            if (forgotten.get() == before) {
                latest = now;
            }
            return now.result();
        } finally {
            reading.unlock();
        }
    }

    /** Somebody has changed what it was read from. */
    public void forget() {
        forgotten.incrementAndGet();
        latest = null;
    }

    private Reading<T> read() {
        try {
            return new Reading<>(source.get(), null, System.nanoTime());
        } catch (RuntimeException failure) {
            return new Reading<>(null, failure, System.nanoTime());
        }
    }

    private record Reading<T>(@Nullable T value, @Nullable RuntimeException failure, long at) {

        boolean isFresh(long nanos) {
            return System.nanoTime() - at < nanos;
        }

        T result() {
            if (failure != null) {
                throw failure;
            }
            if (value == null) {
                throw new IllegalStateException("Nothing was read");
            }
            return value;
        }
    }
}
