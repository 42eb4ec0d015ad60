package io.certcron.bootstrap.verify.exchange;

import java.time.Duration;

/**
 * A request, what came of it, and how long it took.
 *
 * @param took from the first attempt to connect to the last byte
 */
public record Exchange(Call call, Answer answer, Duration took) {

    /** Whether the answer has this status. */
    public boolean hasStatus(int status) {
        return answer instanceof Answer.Received received && received.status() == status;
    }

    /** Whether the time limit passed. */
    public boolean timedOut() {
        return answer instanceof Answer.Silence silence && silence.kind() == Answer.Kind.TIMED_OUT;
    }

    /** Whether the request as a whole was put off. */
    public boolean putOff() {
        return hasStatus(429) || hasStatus(503);
    }
}
