package io.certcron.bootstrap.sandbox;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.certcron.domain.Certification;
import io.certcron.persistence.CertificationLoader;
import io.certcron.persistence.CertificationTable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Makes certifications to try the contract on, each of a mentor of its own. */
final class FreshCertifications {

    private static final int MOST = 100;

    private final CertificationLoader loader;

    FreshCertifications(DataSource owner, CertificationTable table) {
        loader = new CertificationLoader(owner, table);
    }

    /** What is asked for. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Request(int count, LocalDate expiryDate) {

        Request {
            Objects.requireNonNull(expiryDate, "expiry_date");
            if (count < 1 || count > MOST) {
                throw new IllegalArgumentException("count: must be 1 to " + MOST);
            }
        }
    }

    /** What was made. */
    record Made(List<Each> certifications) {}

    /** One of them. */
    record Each(UUID certificationId, UUID peerMentorId, LocalDate expiryDate) {}

    Made make(Request request) {
        List<Each> made = Stream.generate(() -> new Each(UUID.randomUUID(), UUID.randomUUID(), request.expiryDate()))
                .limit(request.count())
                .toList();
        loader.load(
                made.stream()
                        .map(each -> new Certification(
                                each.certificationId(), each.peerMentorId(), each.expiryDate(), "active"))
                        .iterator(),
                rows -> {});
        return new Made(made);
    }
}
