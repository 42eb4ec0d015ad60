package io.certcron.persistence;

/**
 * Which intents are due, and which of them may be claimed, for every statement that asks; put into it as attributes. The
 * parameters are {@code action} and, where it is about what is due, {@code business_date}. Each condition implies that of
 * a partial index.
 */
final class ClaimableIntents {

    /** When an intent's lease or waiting time is over. Only a claimed one has a lease. */
    static final String SINCE = "coalesce(lease_expires_at, next_attempt_at)";

    private static final String UNSETTLED = "action = :action AND settled_at IS NULL AND ";

    /** Pending or claimed, of whatever night; without those that wait for the next run. */
    static final String OPEN = UNSETTLED + "next_attempt_at < 'infinity'";

    /** Held or waiting for the next run, of whatever night. */
    static final String WAITING = UNSETTLED + "(next_attempt_at IS NULL OR next_attempt_at = 'infinity')";

    private static final String DUE_DATE = " AND expiry_date - coalesce(threshold_days, 0) <= :business_date";

    /** Due, and pending or claimed; without those that wait for the next run. */
    static final String DUE = OPEN + DUE_DATE;

    /** Due, but held or waiting for the next run. */
    static final String PARKED = WAITING + DUE_DATE;

    /** Due, with the lease or the waiting time over. */
    static final String CONDITION = DUE + " AND " + SINCE + " <= clock_timestamp()";

    private ClaimableIntents() {}
}
