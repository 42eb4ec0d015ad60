package io.certcron.domain;

/** Why a slot did not become a run. */
public enum SkipReason {
    /** The schedule was paused. */
    PAUSED,
    /** The previous run of the schedule was still going when the next slot came. */
    PREVIOUS_RUN_GOING,
    /** Nobody was there to see it until its window was over. */
    OUTSIDE_WINDOW,
    /** Nobody was there to see it, and a later slot was due as well: that one's run covers it. */
    LATER_SLOT_DUE
}
