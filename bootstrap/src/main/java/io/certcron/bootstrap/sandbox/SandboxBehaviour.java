package io.certcron.bootstrap.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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

    private volatile Duration latency = Duration.ZERO;
    private volatile Optional<CannedAnswer> canned = Optional.empty();

    /** Takes so long over every request. */
    public void answerAfter(Duration newLatency) {
        latency = newLatency;
    }

    /** Gives the same answer to every request, and does nothing. */
    public void answerAlways(int status, String contentType, String body) {
        canned = Optional.of(new CannedAnswer(status, contentType, body));
    }

    /** Does its work again. */
    public void recover() {
        canned = Optional.empty();
    }

    Optional<CannedAnswer> cannedAnswer() {
        return canned;
    }

    void takeTime() {
        try {
            TimeUnit.NANOSECONDS.sleep(latency.toNanos());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
