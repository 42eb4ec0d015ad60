package io.certcron.application.port.out;

import io.certcron.application.redaction.RedactedText;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What a service answered to a batch; decision 5 in {@code docs/decisions} says what a status of a whole answer means. */
public sealed interface BatchAnswer {

    /**
     * The service answered item by item. An item that is not in the map was not answered, and so is not done. Keys that
     * were not asked about have no effect.
     *
     * @param items what became of each item that the answer mentions
     */
    record Answered(Map<IdempotencyKey, ItemAnswer> items) implements BatchAnswer {
        /** The items are copied. */
        public Answered {
            items = Map.copyOf(items);
        }
    }

    /**
     * The request as a whole was not carried out, or nobody knows; it may be sent again.
     *
     * @param errorCode what kind of trouble it was
     * @param delivered whether the request may have reached the service
     * @param httpStatus the status of the answer, where there was one
     * @param retryAfter how long the service asked to wait
     * @param body the redacted answer
     */
    record Unavailable(
            ErrorCode errorCode,
            boolean delivered,
            OptionalInt httpStatus,
            Optional<Duration> retryAfter,
            Optional<RedactedText> body)
            implements BatchAnswer {}

    /**
     * Nothing was sent: after too many failures in a row, requests are held back for a while.
     *
     * @param retryAfter for how long, from now on
     */
    record HeldBack(Duration retryAfter) implements BatchAnswer {}

    /**
     * The service will never accept this request: 400 or 422.
     *
     * @param httpStatus the status of the answer
     * @param body what it said, redacted; empty where it said nothing
     */
    record Refused(int httpStatus, Optional<RedactedText> body) implements BatchAnswer {}

    /**
     * No request can succeed until a human mends something: 401, 403, a redirect, nothing at the address.
     *
     * @param errorCode what kind of trouble it was
     * @param httpStatus the status of the answer
     * @param body what it said, redacted; empty where it said nothing
     */
    record ChannelBroken(ErrorCode errorCode, int httpStatus, Optional<RedactedText> body) implements BatchAnswer {}
}
