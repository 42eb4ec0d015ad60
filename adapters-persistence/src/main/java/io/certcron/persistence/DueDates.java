package io.certcron.persistence;

import io.certcron.domain.DateRange;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Thresholds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The expiry dates for which something is due: ranges in ascending order that have no date in common. */
final class DueDates {

    private DueDates() {}

    /** Those for which a pause is due. Implausible ones are left out. */
    static List<DateRange> ofPauses(PlanningWindow window) {
        LocalDate before = plausible(window.businessDate()).after();
        DateRange due = window.pauseRange();
        return List.of(due.after().isBefore(before) ? new DateRange(before, due.through()) : due);
    }

    /** Those for which a reminder is due, at whatever threshold. All are plausible, as thresholds are bounded. */
    static List<DateRange> ofReminders(Thresholds thresholds, PlanningWindow window) {
        List<DateRange> merged = new ArrayList<>();
        thresholds.days().stream()
                .map(window::reminderRange)
                .filter(range -> !range.isEmpty())
                .sorted(Comparator.comparing(DateRange::after))
                .forEach(range -> mergeInto(merged, range));
        return merged;
    }

    /** The expiry dates that may be acted on. */
    static DateRange plausible(LocalDate businessDate) {
        return new DateRange(
                businessDate.minusYears(ExpiryPolicy.PLAUSIBLE_YEARS).minusDays(1),
                businessDate.plusYears(ExpiryPolicy.PLAUSIBLE_YEARS));
    }

    private static void mergeInto(List<DateRange> merged, DateRange range) {
        int last = merged.size() - 1;
        if (merged.isEmpty() || range.after().isAfter(merged.get(last).through())) {
            merged.add(range);
        } else if (range.through().isAfter(merged.get(last).through())) {
            merged.set(last, new DateRange(merged.get(last).after(), range.through()));
        }
    }
}
