package io.certcron.domain;

/** The status of a run. */
public enum RunStatus {
    /** Open. */
    RUNNING,
    /** Everything that was due is settled, and nothing was rejected or held. */
    COMPLETED,
    /** The run came to its end, and something is rejected, held, or left for the next run. */
    COMPLETED_WITH_FAILURES,
    /** The time budget ran out, or the process was told to stop; the next run carries on. */
    INCOMPLETE,
    /** Something unexpected ended the run. */
    FAILED
}
