package io.certcron.http.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is looked up at most every so often, by one caller at a time, however many ask. While it is being looked
 * up the others get what was found before, a failure included: whatever the look-up waits for, only one caller waits with
 * it. Thread-safe.
 */
final class Recent<V> {

    private final Supplier<V> source;
    private final long fresh;
    private final ReentrantLock lookingUp = new ReentrantLock();
    private final AtomicLong forgotten = new AtomicLong();
    private volatile @Nullable Found<V> found;

    Recent(Supplier<V> source, Duration fresh) {
        this.source = source;
        this.fresh = fresh.toNanos();
    }

    V get() {
        Found<V> latest = found;
        if (latest != null && (latest.isYounger(fresh) || !lookingUp.tryLock())) {
            return latest.value();
        }
        if (latest == null) {
            lookingUp.lock();
        }
        try {
            return lookUp();
        } finally {
            lookingUp.unlock();
        }
    }

    /** What was found, where nobody need look it up; waits for nothing. */
    Optional<V> atHand() {
        Found<V> latest = found;
        return latest != null && latest.isYounger(fresh) ? Optional.of(latest.value()) : Optional.empty();
    }

    /** What was found is wrong by now, and so is what is being looked up. */
    void forget() {
        forgotten.incrementAndGet();
        found = null;
    }

    private V lookUp() {
        Found<V> latest = found;
        if (latest != null && latest.isYounger(fresh)) {
            return latest.value();
        }
        long before = forgotten.get();
        Found<V> now = Found.by(source);
        if (forgotten.get() == before) {
            found = now;
        }
        return now.value();
    }

    private record Found<V>(Supplier<V> result, long at) {

        static <V> Found<V> by(Supplier<V> source) {
            Supplier<V> result = resultOf(source);
            return new Found<>(result, System.nanoTime());
        }

        private static <V> Supplier<V> resultOf(Supplier<V> source) {
            try {
                V value = source.get();
                return () -> value;
            } catch (RuntimeException failure) {
                return () -> {
                    throw failure;
                };
            }
        }

        V value() {
            return result.get();
        }

        boolean isYounger(long nanos) {
            return System.nanoTime() - at < nanos;
        }
    }
}
