package io.certcron.domain;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is due on a certification. Set-based planners must agree with it on every certification; the planner
 * contract of the kit compares them.
 *
 * @param thresholds when reminders are due
 * @param activeStatuses the statuses in which a certification is acted on; compared exactly
 * @param catchUpMaxDays how many nights, at most, one run makes up for, its own included; 1 to {@value #MAX_CATCH_UP_DAYS}
 */
public record ExpiryPolicy(Thresholds thresholds, Set<String> activeStatuses, int catchUpMaxDays) {

    /** Expiry dates further than this many years from the business date are taken for data errors. */
    public static final int PLAUSIBLE_YEARS = 100;

    /** The bound of {@code catchUpMaxDays}: one year. */
    public static final int MAX_CATCH_UP_DAYS = 366;

    /** Reminders at 30, 14 and 7 days for the status {@code active}, catching up over at most 14 nights. */
    public static final ExpiryPolicy STANDARD = new ExpiryPolicy(Thresholds.STANDARD, Set.of("active"), 14);

    /** Refuses a policy without an active status, and one that catches up on less than a night or more than {@value #MAX_CATCH_UP_DAYS}. */
    public ExpiryPolicy {
        activeStatuses = Set.copyOf(activeStatuses);
        if (activeStatuses.isEmpty() || activeStatuses.contains("")) {
            throw new IllegalArgumentException("activeStatuses: at least one is needed, and none may be empty");
        }
        if (catchUpMaxDays < 1 || catchUpMaxDays > MAX_CATCH_UP_DAYS) {
            throw new IllegalArgumentException(
                    "catchUpMaxDays: must be 1 to " + MAX_CATCH_UP_DAYS + ", got " + catchUpMaxDays);
        }
    }

    /**
     * The window of a run: from the last planned night on, but no further back than {@code catchUpMaxDays}.
     *
     * @param businessDate the business date of the run
     * @param lastPlanned the latest business date before this one that was planned; empty for the first run ever
     * @return the nights that the run has to plan
     * @throws IllegalArgumentException if {@code lastPlanned} is not before the business date
     */
    public PlanningWindow window(LocalDate businessDate, Optional<LocalDate> lastPlanned) {
        LocalDate earliest = businessDate.minusDays(catchUpMaxDays);
        LocalDate since = lastPlanned.orElse(businessDate.minusDays(1));
        return new PlanningWindow(businessDate, since.isBefore(earliest) ? earliest : since);
    }

    /**
     * Whether a reminder is due: at the smallest of the thresholds that came up in the window.
     *
     * @param certification the certification as it is now
     * @param window the nights that are planned
     * @return what is due, or why nothing is
     */
    public ReminderDecision decideReminder(Certification certification, PlanningWindow window) {
        if (!isActive(certification)) {
            return new ReminderDecision.NotDue();
        }
        Optional<UnusableExpiryDate> fault = faultOf(certification.expiryDate(), window.businessDate());
        if (fault.isPresent()) {
            return new ReminderDecision.Unusable(fault.get());
        }
        return remindAt(dueThresholds(certification.expiryDate(), window));
    }

    /**
     * Whether a pause is due: the certification is active and its expiry date came up in the window.
     *
     * @param certification the certification as it is now
     * @param window the nights that are planned
     * @return what is due, or why nothing is
     */
    public PauseDecision decidePause(Certification certification, PlanningWindow window) {
        if (!isActive(certification)) {
            return new PauseDecision.NotDue();
        }
        LocalDate expiryDate = certification.expiryDate();
        Optional<UnusableExpiryDate> fault = faultOf(expiryDate, window.businessDate());
        if (fault.isPresent()) {
            return new PauseDecision.Unusable(fault.get());
        }
        boolean due = expiryDate != null && window.pauseRange().contains(expiryDate);
        return due ? new PauseDecision.Due() : new PauseDecision.NotDue();
    }

    private boolean isActive(Certification certification) {
        return activeStatuses.contains(certification.status());
    }

    private static Optional<UnusableExpiryDate> faultOf(@Nullable LocalDate expiryDate, LocalDate businessDate) {
        if (expiryDate == null) {
            return Optional.of(UnusableExpiryDate.MISSING);
        }
        boolean plausible = !expiryDate.isBefore(businessDate.minusYears(PLAUSIBLE_YEARS))
                && !expiryDate.isAfter(businessDate.plusYears(PLAUSIBLE_YEARS));
        return plausible ? Optional.empty() : Optional.of(UnusableExpiryDate.IMPLAUSIBLE);
    }

    private List<Action.Reminder> dueThresholds(@Nullable LocalDate expiryDate, PlanningWindow window) {
        return thresholds.days().stream()
                .filter(days -> expiryDate != null && window.reminderRange(days).contains(expiryDate))
                .map(Action.Reminder::new)
                .toList();
    }

    private static ReminderDecision remindAt(List<Action.Reminder> dueFromLargest) {
        if (dueFromLargest.isEmpty()) {
            return new ReminderDecision.NotDue();
        }
        int smallest = dueFromLargest.size() - 1;
        return new ReminderDecision.Due(dueFromLargest.get(smallest), dueFromLargest.subList(0, smallest));
    }
}
