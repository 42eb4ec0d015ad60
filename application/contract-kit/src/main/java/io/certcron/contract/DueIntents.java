package io.certcron.contract;

import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseDecision;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.ReminderDecision;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the policy decides on many certifications, as intents. */
final class DueIntents {

    private DueIntents() {}

    /** The intents of both channels. */
    static Map<IdempotencyKey, IntentStatus> all(
            ExpiryPolicy policy, Collection<Certification> certifications, PlanningWindow window) {
        Map<IdempotencyKey, IntentStatus> due = new HashMap<>();
        for (Certification each : pauses(policy, certifications, window)) {
            due.put(key(new Action.AutoPause(), each), IntentStatus.PENDING);
        }
        for (Certification each : certifications) {
            if (policy.decideReminder(each, window) instanceof ReminderDecision.Due decision) {
                due.put(key(decision.reminder(), each), IntentStatus.PENDING);
                decision.superseded().forEach(late -> due.put(key(late, each), IntentStatus.SUPERSEDED));
            }
        }
        return due;
    }

    /** The certifications whose pause is due. */
    static List<Certification> pauses(
            ExpiryPolicy policy, Collection<Certification> certifications, PlanningWindow window) {
        return certifications.stream()
                .filter(each -> policy.decidePause(each, window) instanceof PauseDecision.Due)
                .toList();
    }

    /** How many reminders are due at each threshold. */
    static Map<Integer, Long> remindersByThreshold(
            ExpiryPolicy policy, Collection<Certification> certifications, PlanningWindow window) {
        return certifications.stream()
                .map(each -> policy.decideReminder(each, window))
                .filter(ReminderDecision.Due.class::isInstance)
                .map(ReminderDecision.Due.class::cast)
                .collect(Collectors.groupingBy(due -> due.reminder().thresholdDays(), Collectors.counting()));
    }

    /** The key of an action on a certification that has an expiry date. */
    static IdempotencyKey key(Action action, Certification certification) {
        LocalDate expiryDate = Objects.requireNonNull(certification.expiryDate(), "expiryDate");
        return IdempotencyKey.of(action, certification.certificationId(), expiryDate);
    }
}
