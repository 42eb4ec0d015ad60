package io.certcron.http.api;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is looked up at most every so often, by one caller at a time, however many ask. While it is being looked
 * up the others get what was found before, unless that is long outdated. Thread-safe.
 */
final class Recent<V> {

    /** What was found so many times the duration ago is better waited for. */
    private static final int LONG_OUTDATED = 5;

    private final Supplier<V> source;
    private final long fresh;
    private final ReentrantLock lookingUp = new ReentrantLock();
    private volatile @Nullable Found<V> found;

    Recent(Supplier<V> source, Duration fresh) {
        this.source = source;
        this.fresh = fresh.toNanos();
    }

    V get() {
        Found<V> latest = found;
        if (latest != null && latest.isYounger(fresh)) {
            return latest.value;
        }
        if (latest != null && latest.isYounger(fresh * LONG_OUTDATED)) {
            return lookingUp.tryLock() ? lookUp() : latest.value;
        }
        lookingUp.lock();
        return lookUp();
    }

    /** What was found is wrong by now. */
    void forget() {
        found = null;
    }

    private V lookUp() {
        try {
            Found<V> latest = found;
            if (latest != null && latest.isYounger(fresh)) {
                return latest.value;
            }
            long asked = System.nanoTime();
            V value = source.get();
            found = new Found<>(value, asked);
            return value;
        } finally {
            lookingUp.unlock();
        }
    }

    private record Found<V>(V value, long at) {

        boolean isYounger(long nanos) {
            return System.nanoTime() - at < nanos;
        }
    }
}
