package io.certcron.contract;

import io.certcron.application.port.out.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A ticker without a thread: nothing ticks until it is cranked. A crank calls each tick once, on the caller's thread, and
 * returns when all have returned; the interval plays no part. It passes the contract of its port. Thread-safe: of cranks
 * at the same time, one waits for the other at each ticking.
 */
public final class HandCrankedTicker implements Ticker {

    private final List<Cranked> tickings = new CopyOnWriteArrayList<>();
    private final List<RuntimeException> failures = new CopyOnWriteArrayList<>();

    /** A ticker for which nothing is registered yet. */
    public HandCrankedTicker() {}

    @Override
    public Ticking every(String name, Duration interval, Runnable tick) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval: must be positive, got " + interval);
        }
        Cranked ticking = new Cranked(name, tick);
        tickings.add(ticking);
        return ticking;
    }

    /** Calls every open ticking once, in the order in which they were registered. */
    public void crank() {
        tickings.forEach(Cranked::call);
    }

    /**
     * Calls the open tickings of one name once.
     *
     * @param name the name under which they were registered
     * @throws IllegalArgumentException if there is none
     */
    public void crank(String name) {
        List<Cranked> named =
                tickings.stream().filter(each -> each.name.equals(name)).toList();
        if (named.isEmpty()) {
            throw new IllegalArgumentException("name: nothing ticks as '" + name + "', only " + names());
        }
        named.forEach(Cranked::call);
    }

    /** {@return the names of the open tickings, in the order in which they were registered} */
    public List<String> names() {
        return tickings.stream().map(each -> each.name).toList();
    }

    /** {@return what the ticks have thrown so far} */
    public List<RuntimeException> failures() {
        return List.copyOf(failures);
    }

    private final class Cranked implements Ticking {

        private final String name;
        private final Runnable tick;

        Cranked(String name, Runnable tick) {
            this.name = name;
            this.tick = tick;
        }

        synchronized void call() {
            if (!tickings.contains(this)) {
                return;
            }
            try {
                tick.run();
            } catch (RuntimeException failure) {
                failures.add(failure);
            }
        }

        @Override
        public void close() {
            tickings.remove(this);
        }
    }
}
