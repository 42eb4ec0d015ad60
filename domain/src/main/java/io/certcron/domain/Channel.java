package io.certcron.domain;

/** Which service carries an action. The channels of a run are independent: one being down never holds the other up. */
public enum Channel {
    /** To the reminder service. */
    REMINDER,
    /** To the management service. */
    AUTO_PAUSE
}
