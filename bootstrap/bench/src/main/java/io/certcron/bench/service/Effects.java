package io.certcron.bench.service;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was asked for, by key: the second time is a duplicate. Thread-safe. */
final class Effects implements AutoCloseable {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final LongAdder requests = new LongAdder();
    private final LongAdder items = new LongAdder();
    private final LongAdder pausesAsked = new LongAdder();
    private final LongAdder bytesIn = new LongAdder();
    private final LongAdder bytesOut = new LongAdder();
    private volatile Pauses pauses = Pauses.NONE;
    private volatile long delayMillis;

    /** Forgets everything. Nothing may be under way. */
    void reset(long newDelayMillis, String certifications) {
        pauses.close();
        pauses = Pauses.in(certifications);
        delayMillis = newDelayMillis;
        keys.clear();
        requests.reset();
        items.reset();
        pausesAsked.reset();
        bytesIn.reset();
        bytesOut.reset();
    }

    /** How long the services take over each request. */
    long delayMillis() {
        return delayMillis;
    }

    /** Whether the key is new. */
    boolean add(String key) {
        items.increment();
        return keys.add(key);
    }

    void pause(UUID certificationId) {
        pausesAsked.increment();
        pauses.add(certificationId);
    }

    void exchanged(int in, int out) {
        requests.increment();
        bytesIn.add(in);
        bytesOut.add(out);
    }

    ServiceReport report() {
        return new ServiceReport(
                requests.sum(),
                items.sum(),
                keys.size(),
                bytesIn.sum(),
                bytesOut.sum(),
                pausesAsked.sum(),
                pauses.underway());
    }

    @Override
    public void close() {
        pauses.close();
    }
}
