package io.certcron.bootstrap.demo;

import io.certcron.domain.Certification;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Generated certifications around a date: most of them active and expiring within three months, those that expired
 * before the date paused, and a few of what real tables hold as well. The same for the same date.
 */
final class DemoCertifications {

    static final int COUNT = 12_000;

    /** Expired and forgotten: what the check for missed pauses is there to find. */
    static final int MISSED = 3;

    /** Without an expiry date. */
    static final int UNUSABLE = 2;

    private static final int PAST_DAYS = 30;
    private static final int FUTURE_DAYS = 90;
    private static final int MENTORS = 9_000;
    private static final int ACTIVE_PERCENT = 92;

    private final LocalDate today;
    private final Random random;

    private DemoCertifications(LocalDate today) {
        this.today = today;
        this.random = new Random(today.toEpochDay());
    }

    static Iterator<Certification> around(LocalDate today) {
        DemoCertifications certifications = new DemoCertifications(today);
        int ordinary = COUNT - MISSED - UNUSABLE;
        return Stream.of(
                        IntStream.range(0, ordinary).mapToObj(i -> certifications.ordinary()),
                        IntStream.range(0, MISSED).mapToObj(i -> certifications.active(today.minusDays(i + 2L))),
                        IntStream.range(0, UNUSABLE).mapToObj(i -> certifications.active(null)))
                .flatMap(each -> each)
                .iterator();
    }

    private Certification ordinary() {
        LocalDate expiryDate = today.plusDays(random.nextInt(-PAST_DAYS, FUTURE_DAYS + 1));
        return certification(expiryDate, expiryDate.isBefore(today) ? "paused" : statusOfFuture());
    }

    private Certification active(@Nullable LocalDate expiryDate) {
        return certification(expiryDate, "active");
    }

    private Certification certification(@Nullable LocalDate expiryDate, String status) {
        return new Certification(
                randomId(), new UUID(0x4000L, 0x8000000000000000L | random.nextInt(MENTORS)), expiryDate, status);
    }

    private UUID randomId() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    private String statusOfFuture() {
        return random.nextInt(100) < ACTIVE_PERCENT ? "active" : "paused";
    }
}
