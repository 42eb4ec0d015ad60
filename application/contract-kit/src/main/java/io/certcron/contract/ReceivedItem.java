package io.certcron.contract;

import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * One item of a request, as it arrived at the service.
 *
 * @param key its idempotency key
 * @param certificationId the certification
 * @param peerMentorId its mentor
 * @param expiryDate the expiry date of the cycle
 * @param thresholdDays the threshold; empty for a pause
 * @param daysLeft the days from the business date to the expiry date; empty for a pause
 */
public record ReceivedItem(
        IdempotencyKey key,
        UUID certificationId,
        UUID peerMentorId,
        LocalDate expiryDate,
        OptionalInt thresholdDays,
        OptionalInt daysLeft) {}
