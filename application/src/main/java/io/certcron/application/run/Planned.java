package io.certcron.application.run;

/** How planning ended. */
enum Planned {
    /** Everything that is due is in the ledger. */
    WHOLLY,
    /** The deadline was over first. */
    IN_PART,
    /** Another node has taken the run over. */
    BY_ANOTHER
}
