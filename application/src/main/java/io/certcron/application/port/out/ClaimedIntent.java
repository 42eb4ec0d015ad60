package io.certcron.application.port.out;

import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One claimed intent.
 *
 * @param key its idempotency key
 * @param certificationId the certification
 * @param peerMentorId its mentor
 * @param expiryDate the expiry date of the cycle
 * @param action what is due
 * @param attempts the attempts so far, this one included; one or more
 */
public record ClaimedIntent(
        IdempotencyKey key,
        UUID certificationId,
        UUID peerMentorId,
        LocalDate expiryDate,
        Action action,
        int attempts) {}
