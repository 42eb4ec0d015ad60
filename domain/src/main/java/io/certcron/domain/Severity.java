package io.certcron.domain;

/** How much an event matters to the people on call. */
public enum Severity {
    /** Something was not done, and somebody has to know. */
    ERROR,
    /** Something needs a look, and the run went on. */
    WARN,
    /** What happened. */
    INFO
}
