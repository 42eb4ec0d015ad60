package io.certcron.domain;

import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A peer mentor's certification, as the platform's own table holds it.
 *
 * @param certificationId identifies the certification
 * @param peerMentorId identifies the mentor who holds it; one mentor may hold several
 * @param expiryDate the first day on which the certification no longer holds; {@code null} where the table holds none,
 *     {@link LocalDate#MAX} and {@link LocalDate#MIN} where it holds an infinite one
 * @param status the platform's own word, such as {@code active} or {@code paused}; compared exactly
 */
public record Certification(UUID certificationId, UUID peerMentorId, @Nullable LocalDate expiryDate, String status) {

    /** Only the expiry date may be {@code null}. */
    public Certification {
        Objects.requireNonNull(certificationId, "certificationId");
        Objects.requireNonNull(peerMentorId, "peerMentorId");
        Objects.requireNonNull(status, "status");
    }
}
