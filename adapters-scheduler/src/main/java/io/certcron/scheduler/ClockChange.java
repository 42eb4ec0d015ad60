package io.certcron.scheduler;

/** What a change of the clocks does to a local time. */
public enum ClockChange {

    /** Nothing: the local time comes once. */
    NONE,

    /** The clocks go forward, and the local time is left out. */
    LEFT_OUT,

    /** The clocks go back, and the local time comes twice. */
    REPEATED
}
