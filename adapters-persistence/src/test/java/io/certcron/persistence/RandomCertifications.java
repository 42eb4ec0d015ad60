package io.certcron.persistence;

import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Certifications at random, most of them close to where something becomes due. */
final class RandomCertifications {

    private static final List<String> STATUSES =
            List.of("active", "active", "active", "Active", "paused", "on trial", "suspended", "trial");

    private RandomCertifications() {}

    /** Without end. Every fourth mentor holds several. */
    static Stream<Certification> around(LocalDate businessDate, Random random) {
        return Stream.generate(() -> new Certification(
                uuid(random),
                new UUID(0, random.nextInt(5_000)),
                expiryDate(businessDate, random),
                STATUSES.get(random.nextInt(STATUSES.size()))));
    }

    private static @Nullable LocalDate expiryDate(LocalDate businessDate, Random random) {
        int nearby = random.nextInt(7) - 3;
        return switch (random.nextInt(12)) {
            case 0 -> null;
            case 1 -> random.nextBoolean() ? LocalDate.MAX : LocalDate.MIN;
            case 2 -> LocalDate.of(random.nextBoolean() ? 1 : 9_999, 12, 31);
            case 3 -> businessDate.plusYears(ExpiryPolicy.PLAUSIBLE_YEARS).plusDays(nearby);
            case 4 -> businessDate.minusYears(ExpiryPolicy.PLAUSIBLE_YEARS).plusDays(nearby);
            case 5 -> businessDate.plusDays(3_650L + nearby);
            case 6 -> businessDate.minusDays(random.nextInt(500));
            default -> businessDate.plusDays(random.nextInt(90) - 20L);
        };
    }

    private static UUID uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
