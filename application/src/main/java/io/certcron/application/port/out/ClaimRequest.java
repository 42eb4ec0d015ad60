package io.certcron.application.port.out;

import java.time.Duration;
import java.util.UUID;

/**
 * What to claim.
 *
 * @param scope for which run, and on which channel
 * @param worker under which name to count; see {@link Claim}
 * @param mentors of how many mentors, at most; positive
 * @param lease how long the claim lasts, by the database's clock; positive
 * @param maxAttempts how many attempts an intent has in all; positive
 * @param redelivery what to do with an intent whose lease has run out
 */
public record ClaimRequest(
        DispatchScope scope, UUID worker, int mentors, Duration lease, int maxAttempts, Redelivery redelivery) {

    /** The numbers and the lease have to be positive. */
    public ClaimRequest {
        if (mentors < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException("mentors and maxAttempts: must be positive");
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease: must be positive, got " + lease);
        }
    }
}
