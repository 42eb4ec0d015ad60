package io.certcron.contract;

import io.certcron.domain.IdempotencyKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the far side of a service contract sends back. */
public sealed interface ServiceReply {

    /**
     * 200, with one result for each entry, in this order.
     *
     * @param results a result for each entry
     */
    record Results(List<ItemResult> results) implements ServiceReply {
        /** The results are copied. */
        public Results {
            results = List.copyOf(results);
        }
    }

    /**
     * A status other than 200.
     *
     * @param status the HTTP status
     * @param retryAfter the header {@code Retry-After}, in whole seconds; 3xx get a {@code Location} instead
     * @param body the text of the answer, possibly empty
     */
    record Status(int status, Optional<Duration> retryAfter, String body) implements ServiceReply {}

    /** 200, with a body that is no JSON. */
    record Gibberish() implements ServiceReply {}

    /** The connection is closed without an answer. */
    record HangUp() implements ServiceReply {}

    /** The connection stays open and no answer comes. */
    record Silence() implements ServiceReply {}

    /**
     * What the service says about one item.
     *
     * @param key the item's key
     * @param outcome the outcome, as it is written on the wire
     * @param errorCode the service's code, where it gives one
     * @param message the service's words, where it has some
     */
    record ItemResult(IdempotencyKey key, Outcome outcome, Optional<String> errorCode, Optional<String> message) {

        /**
         * {@return a result without code or message}
         *
         * @param key the item
         * @param outcome what became of it
         */
        public static ItemResult of(IdempotencyKey key, Outcome outcome) {
            return new ItemResult(key, outcome, Optional.empty(), Optional.empty());
        }
    }

    /** The outcomes of an item; on the wire in lower case. */
    enum Outcome {
        /** It was done now. */
        DONE,
        /** It was done before, under the same key. */
        DUPLICATE,
        /** It will never be done. */
        REJECTED,
        /** It was not done, and may be asked for again. */
        RETRY
    }
}
