package io.certcron.application.port.out;

/** What to do with an intent of which nobody knows whether the service did it. */
public enum Redelivery {
    /** Send it again under the same key, which the service honours. */
    ALWAYS,
    /** Reject it as {@code DELIVERY_UNCERTAIN}, for a human: the service can't honour keys. */
    NEVER
}
