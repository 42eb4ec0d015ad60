package io.certcron.application.port.out;

import io.certcron.domain.Operator;
import java.util.Optional;
import java.util.UUID;

/**
 * An operator's wish for a run of a schedule at once, beside its slots.
 *
 * @param cronId the schedule
 * @param by who asks
 * @param key names the request, so that asking again opens no second run; empty where the caller named none
 */
public record RunOnDemand(UUID cronId, Operator by, Optional<RequestKey> key) {

    /**
     * The caller's name for the request, RFC draft "The Idempotency-Key HTTP Header Field".
     *
     * @param value 1 to {@value #MAX_LENGTH} characters; each operator has keys of their own
     * @param fingerprint equal for equal requests
     */
    public record RequestKey(String value, String fingerprint) {

        /** The longest key, in characters. */
        public static final int MAX_LENGTH = 255;

        /** The key has 1 to {@value #MAX_LENGTH} characters. */
        public RequestKey {
            if (value.isEmpty() || value.length() > MAX_LENGTH) {
                throw new IllegalArgumentException("key: must be 1 to " + MAX_LENGTH + " characters");
            }
        }
    }
}
