package io.certcron.application.run;

import java.time.Duration;
import java.util.Optional;

/**
 * How long to wait before the next attempt: exponential, half of it by chance, so that many workers don't come back at
 * the same moment. Immutable.
 *
 * @param first the wait after the first attempt; positive
 * @param longest no wait is longer, unless the service asks for it; at least {@code first}
 */
public record RetryBackoff(Duration first, Duration longest) {

    /** From one second to one minute. */
    public static final RetryBackoff STANDARD = new RetryBackoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** The longest wait that a service may ask for; anything beyond is the next run's matter. */
    static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

    private static final int MAX_DOUBLINGS = 30;

    /** The first delay has to be positive, and at most the longest. */
    public RetryBackoff {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "backoff: first must be positive and at most longest, got " + first + " and " + longest);
        }
    }

    /**
     * The wait after an attempt.
     *
     * @param attempt the attempt that failed; 1 for the first
     * @param askedFor what the service asked for, which is the least that is waited
     * @param jitter how much of the half that is left to chance is waited, from 0 to 1
     */
    Duration after(int attempt, Optional<Duration> askedFor, double jitter) {
        Duration backoff = halfByChance(exponential(attempt), jitter);
        Duration asked = askedFor.orElse(Duration.ZERO);
        Duration bounded = asked.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : asked;
        return bounded.compareTo(backoff) > 0 ? bounded : backoff;
    }

    private Duration exponential(int attempt) {
        long doublings = Math.min(attempt - 1L, MAX_DOUBLINGS);
        Duration wait = first.multipliedBy(1L << doublings);
        return wait.compareTo(longest) > 0 ? longest : wait;
    }

    private static Duration halfByChance(Duration wait, double jitter) {
        double half = wait.toMillis() / 2.0;
        return Duration.ofMillis(Math.round(half + half * jitter));
    }
}
