package io.certcron.domain;

import java.time.LocalDate;

/**
 * The nights that one run plans for: those after {@code since}, up to and including {@code businessDate}. On an
 * ordinary night that is one.
 *
 * @param businessDate the date that the run is for
 * @param since the latest business date before it that was already planned; at least one day earlier
 */
public record PlanningWindow(LocalDate businessDate, LocalDate since) {

    /** {@code since} has to be before the business date. */
    public PlanningWindow {
        if (!since.isBefore(businessDate)) {
            throw new IllegalArgumentException(
                    "since: must be before the business date " + businessDate + ", got " + since);
        }
    }

    /**
     * {@return the window of a single night, which is also that of the first run ever}
     *
     * @param businessDate the night
     */
    public static PlanningWindow ofOneNight(LocalDate businessDate) {
        return new PlanningWindow(businessDate, businessDate.minusDays(1));
    }

    /**
     * The expiry dates for which a reminder at the threshold is due. Dates that have already passed are left out: a
     * mentor whose certification has expired is paused, not reminded.
     *
     * @param thresholdDays days before the expiry date
     * @return the dates, both ends included; none where the threshold is as long ago as the catching up
     */
    public DateRange reminderRange(int thresholdDays) {
        LocalDate opens = since.plusDays(thresholdDays);
        LocalDate after = opens.isAfter(businessDate) ? opens : businessDate;
        return new DateRange(after, businessDate.plusDays(thresholdDays));
    }

    /** {@return the expiry dates for which a pause is due} */
    public DateRange pauseRange() {
        return new DateRange(since, businessDate);
    }
}
