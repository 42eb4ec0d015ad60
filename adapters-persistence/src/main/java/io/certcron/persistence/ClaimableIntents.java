package io.certcron.persistence;

/**
 * Which intents are due, and which of them may be claimed, for every statement that asks; put into it as attributes. The
 * parameters are {@code action} and {@code business_date}. Each condition implies that of the partial index of its name.
 */
final class ClaimableIntents {

    /** When an intent's lease or waiting time is over. Only a claimed one has a lease. */
    static final String SINCE = "coalesce(lease_expires_at, next_attempt_at)";

    private static final String UNSETTLED =
            """
            action = :action
            AND settled_at IS NULL
            AND expiry_date - coalesce(threshold_days, 0) <= :business_date
            AND""";

    /** Due, and pending or claimed; without those that wait for the next run. */
    static final String DUE = UNSETTLED + " next_attempt_at < 'infinity'";

    /** Due, but held or waiting for the next run. */
    static final String PARKED = UNSETTLED + " (next_attempt_at IS NULL OR next_attempt_at = 'infinity')";

    /** Due, with the lease or the waiting time over. */
    static final String CONDITION = DUE + " AND " + SINCE + " <= clock_timestamp()";

    private ClaimableIntents() {}
}
