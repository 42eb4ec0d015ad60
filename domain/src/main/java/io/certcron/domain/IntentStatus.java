package io.certcron.domain;

/** What became of an intent: one row of the ledger. */
public enum IntentStatus {
    /** Due, and waiting to be sent. */
    PENDING(false),
    /** A worker holds it under a lease. */
    CLAIMED(false),
    /** The service did it, or had done it before. */
    DONE(true),
    /** Not sent: the certification was renewed, paused by someone else, or is gone. */
    SKIPPED(true),
    /** Not sent: a more urgent reminder is due. */
    SUPERSEDED(true),
    /** The service said never, or the attempts ran out. A human has to look at it. */
    REJECTED(true),
    /** Stopped by the brake until a human releases or drops it. */
    HELD(false);

    private final boolean settled;

    IntentStatus(boolean settled) {
        this.settled = settled;
    }

    /** {@return whether nothing more will happen to the intent by itself or by a human's release} */
    public boolean isSettled() {
        return settled;
    }
}
