package io.certcron.bootstrap.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** How well a sandbox service is doing: at once, slowly, or failing throughout. Thread-safe; changes take effect at once. */
public final class SandboxBehaviour {

    /**
     * An answer that is given to every request.
     *
     * @param status the HTTP status
     * @param contentType of the body
     * @param body the body
     */
    record CannedAnswer(int status, String contentType, String body) {}

    private final AtomicReference<Duration> latency = new AtomicReference<>(Duration.ZERO);
    private final AtomicReference<Optional<CannedAnswer>> canned = new AtomicReference<>(Optional.empty());

    /** Takes so long over every request. */
    public void answerAfter(Duration newLatency) {
        latency.set(newLatency);
    }

    /** Gives the same answer to every request, and does nothing. */
    public void answerAlways(int status, String contentType, String body) {
        canned.set(Optional.of(new CannedAnswer(status, contentType, body)));
    }

    /** Does its work again. */
    public void recover() {
        canned.set(Optional.empty());
    }

    Optional<CannedAnswer> cannedAnswer() {
        return canned.get();
    }

    void takeTime() {
        try {
            TimeUnit.NANOSECONDS.sleep(latency.get().toNanos());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
