package io.certcron.domain;

import java.util.List;

/** What {@link ExpiryPolicy} decides on reminding one mentor about one certification. */
public sealed interface ReminderDecision {

    /** No reminder is due. */
    record NotDue() implements ReminderDecision {}

    /**
     * One reminder is due.
     *
     * @param reminder the most urgent one, which is sent
     * @param superseded those that are due as well and are recorded without being sent
     */
    record Due(Action.Reminder reminder, List<Action.Reminder> superseded) implements ReminderDecision {
        /** The superseded thresholds are copied. */
        public Due {
            superseded = List.copyOf(superseded);
        }
    }

    /**
     * The expiry date can't be acted on.
     *
     * @param fault why it can't
     */
    record Unusable(UnusableExpiryDate fault) implements ReminderDecision {}
}
