package io.certcron.application.port.out;

import io.certcron.domain.IdempotencyKey;
import java.time.Duration;
import java.util.OptionalInt;

/** What to write about one claimed intent. */
public sealed interface Settlement {

    /** {@return the intent} */
    IdempotencyKey key();

    /**
     * {@code DONE}.
     *
     * @param key the intent
     * @param before whether the service had done it before
     */
    record Done(IdempotencyKey key, boolean before) implements Settlement {}

    /**
     * {@code REJECTED}.
     *
     * @param key the intent
     * @param errorCode one of ours, or the service's own
     * @param httpStatus the status of the answer, where there was one
     */
    record Rejected(IdempotencyKey key, String errorCode, OptionalInt httpStatus) implements Settlement {}

    /**
     * Back to {@code PENDING}, with the attempt counted.
     *
     * @param key the intent
     * @param errorCode what went wrong
     * @param httpStatus the status of the answer, where there was one
     * @param delay how long to wait before the next attempt, by the database's clock
     */
    record Retry(IdempotencyKey key, String errorCode, OptionalInt httpStatus, Duration delay) implements Settlement {}

    /**
     * Back to {@code PENDING} with the attempt counted, for the next run; see {@link IntentLedger#rearm}.
     *
     * @param key the intent
     * @param errorCode what kind of trouble it was
     * @param httpStatus the status of the answer, where there was one
     */
    record NextRun(IdempotencyKey key, String errorCode, OptionalInt httpStatus) implements Settlement {}

    /**
     * Back to {@code PENDING} as if it had not been claimed: it was not sent.
     *
     * @param key the intent
     */
    record Release(IdempotencyKey key) implements Settlement {}
}
