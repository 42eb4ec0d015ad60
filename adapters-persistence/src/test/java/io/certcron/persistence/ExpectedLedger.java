package io.certcron.persistence;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseDecision;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.ReminderDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** What a ledger holds after planning by the policy, one certification at a time. */
final class ExpectedLedger {

    private final ExpiryPolicy policy;
    private final List<Certification> certifications;
    private final Map<IdempotencyKey, IntentStatus> intents = new HashMap<>();

    ExpectedLedger(ExpiryPolicy policy, List<Certification> certifications) {
        this.policy = policy;
        this.certifications = certifications;
    }

    Map<IdempotencyKey, IntentStatus> intents() {
        return intents;
    }

    void plan(PlanningWindow window) {
        for (Certification certification : certifications) {
            if (policy.decidePause(certification, window) instanceof PauseDecision.Due) {
                intents.putIfAbsent(key(new Action.AutoPause(), certification), IntentStatus.PENDING);
            }
            if (policy.decideReminder(certification, window) instanceof ReminderDecision.Due due) {
                plan(certification, due);
            }
        }
    }

    long duePauses(PlanningWindow window) {
        return certifications.stream()
                .filter(each -> policy.decidePause(each, window) instanceof PauseDecision.Due)
                .count();
    }

    Map<Integer, Long> dueReminders(PlanningWindow window) {
        return certifications.stream()
                .flatMap(each -> policy.decideReminder(each, window) instanceof ReminderDecision.Due due
                        ? Stream.of(due.reminder().thresholdDays())
                        : Stream.empty())
                .collect(groupingBy(days -> days, counting()));
    }

    long active() {
        return certifications.stream()
                .filter(each -> policy.activeStatuses().contains(each.status()))
                .count();
    }

    List<UUID> unusable(PlanningWindow window) {
        return certifications.stream()
                .filter(each -> policy.decidePause(each, window) instanceof PauseDecision.Unusable)
                .map(Certification::certificationId)
                .toList();
    }

    private void plan(Certification certification, ReminderDecision.Due due) {
        for (Action.Reminder earlier : policy.thresholds().days().stream()
                .filter(days -> days > due.reminder().thresholdDays())
                .map(Action.Reminder::new)
                .toList()) {
            intents.replace(key(earlier, certification), IntentStatus.PENDING, IntentStatus.SUPERSEDED);
        }
        intents.putIfAbsent(key(due.reminder(), certification), IntentStatus.PENDING);
        due.superseded().forEach(late -> intents.putIfAbsent(key(late, certification), IntentStatus.SUPERSEDED));
    }

    private static IdempotencyKey key(Action action, Certification certification) {
        return IdempotencyKey.of(
                action, certification.certificationId(), Objects.requireNonNull(certification.expiryDate()));
    }
}
