package io.certcron.application.operations;

import io.certcron.application.port.out.CertificationRecords;
import io.certcron.domain.DateRange;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Thresholds;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * What the next nights will bring, if no certification changes and none of them is missed. Thread-safe.
 *
 * <p>Every method throws {@link io.certcron.application.port.out.StorageException} where the database fails.
 */
public final class Outlook {

    /** The most nights that can be asked for. */
    public static final int MAX_NIGHTS = 366;

    private final CertificationRecords certifications;
    private final Thresholds thresholds;

    /**
     * An outlook on the certifications.
     *
     * @param certifications the certifications
     * @param thresholds when reminders are due
     */
    public Outlook(CertificationRecords certifications, Thresholds thresholds) {
        this.certifications = certifications;
        this.thresholds = thresholds;
    }

    /**
     * One night after another.
     *
     * @param first the business date of the first
     * @param count how many; 1 to {@value #MAX_NIGHTS}
     * @return a night for each date, in order
     */
    public List<Night> nights(LocalDate first, int count) {
        if (count < 1 || count > MAX_NIGHTS) {
            throw new IllegalArgumentException("count: must be 1 to " + MAX_NIGHTS + ", got " + count);
        }
        LocalDate last = first.plusDays(count - 1L);
        int farthest = thresholds.days().get(0);
        Map<LocalDate, Long> expiring =
                certifications.countActive(new DateRange(first.minusDays(1), last.plusDays(farthest)));
        return LongStream.range(0, count)
                .mapToObj(first::plusDays)
                .map(date -> night(date, expiring))
                .toList();
    }

    private Night night(LocalDate date, Map<LocalDate, Long> expiring) {
        PlanningWindow window = PlanningWindow.ofOneNight(date);
        Map<Integer, Long> reminders = new LinkedHashMap<>();
        thresholds.days().forEach(days -> reminders.put(days, countIn(window.reminderRange(days), expiring)));
        return new Night(date, reminders, countIn(window.pauseRange(), expiring));
    }

    private static long countIn(DateRange range, Map<LocalDate, Long> expiring) {
        return expiring.entrySet().stream()
                .filter(entry -> range.contains(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * What one night will bring.
     *
     * @param businessDate which
     * @param remindersByThreshold how many reminders for each threshold, the largest first
     * @param pauses how many pauses
     */
    public record Night(LocalDate businessDate, Map<Integer, Long> remindersByThreshold, long pauses) {}
}
