package io.certcron.application.port.out;

import io.certcron.domain.IdempotencyKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A pause that is held.
 *
 * @param key its key
 * @param certificationId the certification
 * @param peerMentorId the mentor who would be paused
 * @param expiryDate the expiry date for which it was planned
 * @param runId the run that planned it
 * @param plannedAt when
 * @param stillDue whether the certification still has that expiry date and is active; if not, releasing it sends nothing
 */
public record HeldPause(
        IdempotencyKey key,
        UUID certificationId,
        UUID peerMentorId,
        LocalDate expiryDate,
        UUID runId,
        Instant plannedAt,
        boolean stillDue) {}
