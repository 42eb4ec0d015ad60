package io.certcron.domain;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * The numbers of days before expiry at which a reminder is due.
 *
 * @param days each between {@value #MIN_DAYS} and {@value #MAX_DAYS}, without repeats; kept from largest to smallest,
 *     in whatever order they are given
 */
public record Thresholds(List<Integer> days) {

    /** The smallest threshold; at zero days the mentor is paused and not reminded. */
    public static final int MIN_DAYS = 1;

    /** The largest threshold: ten years, far beyond the length of any certification. */
    public static final int MAX_DAYS = 3650;

    /** 30, 14 and 7 days, the thresholds of the programme. */
    public static final Thresholds STANDARD = new Thresholds(List.of(30, 14, 7));

    /** Refuses an empty list, a number that is out of bounds, and one that is named twice; sorts the others, the largest first. */
    public Thresholds {
        if (days.isEmpty()) {
            throw new IllegalArgumentException("thresholds: at least one is needed");
        }
        days.forEach(Thresholds::requireInRange);
        if (new LinkedHashSet<>(days).size() != days.size()) {
            throw new IllegalArgumentException("thresholds: each may be named only once, got " + days);
        }
        days = days.stream().sorted(Comparator.reverseOrder()).toList();
    }

    static void requireInRange(int thresholdDays) {
        if (thresholdDays < MIN_DAYS || thresholdDays > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "threshold: must be " + MIN_DAYS + " to " + MAX_DAYS + " days, got " + thresholdDays);
        }
    }
}
