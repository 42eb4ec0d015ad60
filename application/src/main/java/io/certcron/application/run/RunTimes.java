package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.domain.Severity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Where the time of a run goes, in this process. Thread-safe.
 *
 * <p>Planning, dispatch, monitoring and audit follow upon each other. Claiming, sending and settling are parts of
 * dispatch, summed up over workers that work side by side.
 */
final class RunTimes {

    /** A part of a run. */
    enum Phase {
        PLAN,
        DISPATCH,
        CLAIM,
        SEND,
        SETTLE,
        MONITOR,
        AUDIT
    }

    private final Map<Phase, LongAdder> nanos = new EnumMap<>(Phase.class);
    private final TimeHistogram chunks = new TimeHistogram();

    RunTimes() {
        for (Phase phase : Phase.values()) {
            nanos.put(phase, new LongAdder());
        }
    }

    /** Does the work, and counts how long it takes as part of the phase. */
    <T> T time(Phase phase, Supplier<T> work) {
        long start = System.nanoTime();
        try {
            return work.get();
        } finally {
            add(phase, start);
        }
    }

    /** Counts the time since then, by the system's nanosecond clock, as part of the phase. */
    void add(Phase phase, long sinceNanos) {
        adder(phase).add(System.nanoTime() - sinceNanos);
    }

    /** Counts a chunk that was begun then, by the system's nanosecond clock, and is settled now. */
    void chunkSettled(long claimedAtNanos) {
        chunks.record(Duration.ofNanos(System.nanoTime() - claimedAtNanos));
    }

    void log(EventLog log) {
        log.logEvent(
                Severity.INFO,
                "The run has taken its time so",
                EventContext.NONE
                        .millis("plan_ms", sum(Phase.PLAN))
                        .millis("dispatch_ms", sum(Phase.DISPATCH))
                        .millis("monitor_ms", sum(Phase.MONITOR))
                        .millis("audit_ms", sum(Phase.AUDIT))
                        .millis("claim_ms", sum(Phase.CLAIM))
                        .millis("send_ms", sum(Phase.SEND))
                        .millis("settle_ms", sum(Phase.SETTLE))
                        .count("chunks", chunks.count())
                        .count("chunk_p50_us", micros(chunks.percentile(50)))
                        .count("chunk_p99_us", micros(chunks.percentile(99))));
    }

    private Duration sum(Phase phase) {
        return Duration.ofNanos(adder(phase).sum());
    }

    private LongAdder adder(Phase phase) {
        return Objects.requireNonNull(nanos.get(phase));
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }
}
