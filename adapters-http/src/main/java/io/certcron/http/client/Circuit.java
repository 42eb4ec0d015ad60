package io.certcron.http.client;

import dev.failsafe.CircuitBreaker;
import io.certcron.application.port.out.BatchAnswer;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Holds requests back while a service fails. Only {@link BatchAnswer.Unavailable} is a failure: a service that refuses a
 * request is there.
 */
final class Circuit {

    /** How long to wait for the outcome of another thread's trial before asking again. */
    private static final Duration TRIAL_PAUSE = Duration.ofMillis(250);

    private final CircuitBreaker<BatchAnswer> breaker;
    private final Duration shortestPause;

    Circuit(CircuitSettings settings) {
        breaker = CircuitBreaker.<BatchAnswer>builder()
                .handleResultIf(BatchAnswer.Unavailable.class::isInstance)
                .withFailureThreshold(settings.failures())
                .withDelay(settings.delay())
                .withSuccessThreshold(1)
                .build();
        shortestPause = shorter(TRIAL_PAUSE, settings.delay());
    }

    BatchAnswer guard(Supplier<BatchAnswer> call) {
        if (!breaker.tryAcquirePermit()) {
            return new BatchAnswer.HeldBack(longer(breaker.getRemainingDelay(), shortestPause));
        }
        try {
            BatchAnswer answer = call.get();
            breaker.recordResult(answer);
            return answer;
        } catch (RuntimeException | Error unexpected) {
            breaker.recordException(unexpected);
            throw unexpected;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
