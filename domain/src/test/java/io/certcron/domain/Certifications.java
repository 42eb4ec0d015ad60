package io.certcron.domain;

import java.time.LocalDate;
import java.util.UUID;

/** Certifications for tests, which say only what matters to them. */
final class Certifications {

    static final UUID CERTIFICATION_ID = UUID.fromString("6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11");
    static final UUID MENTOR_ID = UUID.fromString("b3d9c7aa-1f44-4e0a-8f3b-7f2d90c6a512");

    private Certifications() {}

    static Certification expiring(LocalDate expiryDate) {
        return withStatus("active", expiryDate);
    }

    static Certification withStatus(String status, LocalDate expiryDate) {
        return new Certification(CERTIFICATION_ID, MENTOR_ID, expiryDate, status);
    }
}
