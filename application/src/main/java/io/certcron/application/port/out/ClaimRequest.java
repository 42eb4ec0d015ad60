package io.certcron.application.port.out;

import io.certcron.domain.Channel;
import java.time.Duration;
import java.time.LocalDate;

/**
 * What to claim.
 *
 * @param channel reminders or pauses
 * @param businessDate only intents that are due on it, or were before
 * @param mentors of how many mentors, at most; positive
 * @param lease how long the claim lasts, by the database's clock; positive
 * @param maxAttempts how many attempts an intent has in all; positive
 * @param redelivery what to do with an intent whose lease has run out
 */
public record ClaimRequest(
        Channel channel, LocalDate businessDate, int mentors, Duration lease, int maxAttempts, Redelivery redelivery) {

    public ClaimRequest {
        if (mentors < 1 || maxAttempts < 1) {
            throw new IllegalArgumentException("mentors and maxAttempts: must be positive");
        }
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease: must be positive, got " + lease);
        }
    }
}
