package io.certcron.application.port.out;

import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * An intent as history shows it.
 *
 * @param key its key
 * @param certificationId the certification
 * @param peerMentorId the mentor
 * @param action what was due
 * @param expiryDate the expiry date for which it was planned
 * @param runId the run that planned it
 * @param status what became of it
 * @param attempts how often it was sent
 * @param errorCode why, where it is not done
 * @param httpStatus what the service answered last, where that was an error
 * @param plannedAt when it was planned
 * @param settledAt when it was settled
 */
public record IntentRecord(
        IdempotencyKey key,
        UUID certificationId,
        UUID peerMentorId,
        Action action,
        LocalDate expiryDate,
        UUID runId,
        IntentStatus status,
        int attempts,
        Optional<String> errorCode,
        OptionalInt httpStatus,
        Instant plannedAt,
        Optional<Instant> settledAt) {}
