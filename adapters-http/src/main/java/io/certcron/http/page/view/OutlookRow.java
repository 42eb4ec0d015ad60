package io.certcron.http.page.view;

import java.util.List;

/**
 * A night to come.
 *
 * @param businessDate which
 * @param reminders how many reminders, for each threshold
 * @param pauses how many pauses
 * @param total both together
 */
public record OutlookRow(String businessDate, List<Long> reminders, long pauses, long total) {

    /** How many reminders, for all thresholds. */
    public long allReminders() {
        return reminders.stream().mapToLong(Long::longValue).sum();
    }
}
