package io.certcron.application.port.out;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import java.util.UUID;

/**
 * An intent that was settled as rejected without being sent.
 *
 * @param key its idempotency key
 * @param certificationId the certification
 * @param peerMentorId its mentor
 * @param errorCode why
 */
public record RejectedIntent(IdempotencyKey key, UUID certificationId, UUID peerMentorId, ErrorCode errorCode) {}
