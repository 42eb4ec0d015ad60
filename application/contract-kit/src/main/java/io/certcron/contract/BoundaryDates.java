package io.certcron.contract;

import io.certcron.domain.ExpiryPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The expiry dates at which a planner might disagree with the policy. */
final class BoundaryDates {

    private static final int LONGEST_THRESHOLD = 3_650;

    private BoundaryDates() {}

    static List<LocalDate> around(LocalDate businessDate) {
        LocalDate furthest = businessDate.plusYears(ExpiryPolicy.PLAUSIBLE_YEARS);
        LocalDate earliest = businessDate.minusYears(ExpiryPolicy.PLAUSIBLE_YEARS);
        Stream<LocalDate> everyNight = IntStream.rangeClosed(-16, 46).mapToObj(businessDate::plusDays);
        Stream<LocalDate> longest =
                IntStream.rangeClosed(-15, 1).mapToObj(days -> businessDate.plusDays(LONGEST_THRESHOLD + (long) days));
        Stream<LocalDate> edges = Stream.of(
                furthest,
                furthest.plusDays(1),
                earliest,
                earliest.minusDays(1),
                LocalDate.of(9_999, 12, 31),
                LocalDate.MAX,
                LocalDate.MIN);
        return Stream.of(everyNight, longest, edges).flatMap(dates -> dates).toList();
    }
}
