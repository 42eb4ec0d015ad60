package io.certcron.application.port.out;

import java.time.Duration;

/**
 * The wish to claim what a page of planning brings, in the page's own transaction.
 *
 * @param claim the right to settle it; its token is the caller's, and new for each page
 * @param lease how long the claim lasts, by the database's clock; positive
 */
public record PageClaim(Claim claim, Duration lease) {

    /** Refuses a lease that is not positive. */
    public PageClaim {
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease: must be positive, got " + lease);
        }
    }
}
