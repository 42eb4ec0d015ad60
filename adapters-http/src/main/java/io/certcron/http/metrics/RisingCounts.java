package io.certcron.http.metrics;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts that never fall while the process lives, as Prometheus asks of a counter. Those in the database fall when old runs are
 * deleted. Thread-safe.
 */
final class RisingCounts {

    private final Map<Object, Long> shown = new HashMap<>();
    private Map<Object, Long> latest = Map.of();

    synchronized void update(Map<?, Long> counts) {
        counts.forEach((key, count) -> {
            long growth = Math.max(0, count - latest.getOrDefault(key, 0L));
            shown.merge(key, growth, Long::sum);
        });
        latest = Map.copyOf(counts);
    }

    synchronized double of(Object key) {
        return shown.getOrDefault(key, 0L);
    }
}
