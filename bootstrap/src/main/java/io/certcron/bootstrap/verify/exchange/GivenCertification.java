package io.certcron.bootstrap.verify.exchange;

import java.time.LocalDate;
import java.util.UUID;

/** A certification that may be used, or one that doesn't exist. */
public record GivenCertification(UUID certificationId, UUID peerMentorId, LocalDate expiryDate) {

    /** One that no service knows. */
    public static GivenCertification madeUp(LocalDate expiryDate) {
        return new GivenCertification(UUID.randomUUID(), UUID.randomUUID(), expiryDate);
    }

    /** The same with another expiry date. */
    public GivenCertification expiring(LocalDate otherDate) {
        return new GivenCertification(certificationId, peerMentorId, otherDate);
    }

    /** Another one of the same mentor, that no service knows. */
    public GivenCertification madeUpOfTheSameMentor() {
        return new GivenCertification(UUID.randomUUID(), peerMentorId, expiryDate);
    }
}
