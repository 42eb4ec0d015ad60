package io.certcron.domain;

/** What {@link ExpiryPolicy} decides on pausing the mentor of one certification. */
public sealed interface PauseDecision {

    /** No pause is due. */
    record NotDue() implements PauseDecision {}

    /** The mentor is to be paused. */
    record Due() implements PauseDecision {}

    /**
     * The expiry date can't be acted on.
     *
     * @param fault why it can't
     */
    record Unusable(UnusableExpiryDate fault) implements PauseDecision {}
}
