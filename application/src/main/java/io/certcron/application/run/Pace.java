package io.certcron.application.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How much a channel of one process may claim before it can be sent: what was answered lately in the given time. So the
 * claims for a service that answers at once are large, and for a slow one no larger than what is under way. Thread-safe.
 */
final class Pace {

    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final Clock clock;
    private final Duration ahead;
    private final int least;
    private final int most;
    private Instant since;
    private boolean begun;
    private double answered;

    /**
     * @param ahead for how long ahead may be claimed; zero for one chunk at a time
     * @param least chunks, however slow the service is
     * @param most chunks, however fast it is
     */
    Pace(Clock clock, Duration ahead, int least, int most) {
        this.clock = clock;
        this.ahead = ahead;
        this.least = least;
        this.most = most;
        this.since = clock.instant();
    }

    /** The service is given its first chunk: what was before says nothing about it. */
    synchronized void begin() {
        if (!begun) {
            begun = true;
            since = clock.instant();
        }
    }

    synchronized void answered() {
        Duration elapsed = elapsed();
        if (elapsed.compareTo(ahead) > 0) {
            // the past counts half as much with each round, so that a service that slows down is noticed
            answered /= 2;
            since = since.plus(elapsed.dividedBy(2));
        }
        answered++;
    }

    /** How many chunks may be claimed and not sent yet. */
    synchronized int chunksAhead() {
        if (ahead.isZero()) {
            return 1;
        }
        double chunks = answered * ahead.toNanos() / elapsed().toNanos();
        return (int) Math.min(most, Math.max(least, chunks));
    }

    private Duration elapsed() {
        Duration elapsed = Duration.between(since, clock.instant());
        return elapsed.compareTo(SHORTEST) < 0 ? SHORTEST : elapsed;
    }
}
