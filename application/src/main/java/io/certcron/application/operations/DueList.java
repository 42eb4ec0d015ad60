package io.certcron.application.operations;

import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.CertificationRecords.Place;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseDecision;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.ReminderDecision;
import io.certcron.domain.Workflow;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Everything that a run would find due, one by one, in little memory: a dry run to look at. It writes nothing. Thread-safe.
 *
 * <p>Every method throws {@link io.certcron.application.port.out.StorageException} where the database fails.
 */
public final class DueList {

    private static final int PAGE = 1_000;

    private final RunStore runs;
    private final CertificationRecords certifications;
    private final ExpiryPolicy policy;

    /**
     * A list of what the policy says is due.
     *
     * @param runs say which night was planned last
     * @param certifications the certifications
     * @param policy decides what is due
     */
    public DueList(RunStore runs, CertificationRecords certifications, ExpiryPolicy policy) {
        this.runs = runs;
        this.certifications = certifications;
        this.policy = policy;
    }

    /**
     * Shows what is due: pauses first, then reminders from the largest threshold, each in order of expiry date and id.
     *
     * @param workflow what to look at
     * @param businessDate the date on which things are due
     * @param today the date of now in the zone that is meant; a later business date is looked at by itself
     * @param reader is shown one item after another, on the calling thread
     */
    public void forEach(Workflow workflow, LocalDate businessDate, LocalDate today, Consumer<Item> reader) {
        if (workflow.covers(Channel.AUTO_PAUSE)) {
            PlanningWindow window = window(Channel.AUTO_PAUSE, businessDate, today);
            walk(window.pauseRange(), businessDate, reader, each -> pause(each, window));
        }
        if (workflow.covers(Channel.REMINDER)) {
            PlanningWindow window = window(Channel.REMINDER, businessDate, today);
            for (int days : policy.thresholds().days()) {
                walk(window.reminderRange(days), businessDate, reader, each -> reminder(each, days, window));
            }
        }
    }

    private PlanningWindow window(Channel channel, LocalDate businessDate, LocalDate today) {
        return businessDate.isAfter(today)
                ? PlanningWindow.ofOneNight(businessDate)
                : policy.window(businessDate, runs.lastPlanned(channel, businessDate));
    }

    private void walk(DateRange range, LocalDate businessDate, Consumer<Item> reader, Decision decision) {
        Optional<Place> after = Optional.empty();
        List<Certification> page = range.isEmpty() ? List.of() : certifications.listActive(range, after, PAGE);
        while (!page.isEmpty()) {
            show(page, businessDate, reader, decision);
            Certification last = page.get(page.size() - 1);
            after = Optional.of(new Place(expiryOf(last), last.certificationId()));
            page = certifications.listActive(range, after, PAGE);
        }
    }

    private void show(List<Certification> page, LocalDate businessDate, Consumer<Item> reader, Decision decision) {
        List<Item> due = new ArrayList<>();
        for (Certification each : page) {
            decision.of(each).ifPresent(action -> due.add(item(each, action, businessDate)));
        }
        Map<IdempotencyKey, IntentStatus> known =
                certifications.statuses(due.stream().map(Item::key).toList());
        due.forEach(item -> reader.accept(item.known(Optional.ofNullable(known.get(item.key())))));
    }

    private Optional<Action> pause(Certification certification, PlanningWindow window) {
        return policy.decidePause(certification, window) instanceof PauseDecision.Due
                ? Optional.of(new Action.AutoPause())
                : Optional.empty();
    }

    private Optional<Action> reminder(Certification certification, int days, PlanningWindow window) {
        return policy.decideReminder(certification, window) instanceof ReminderDecision.Due due
                        && due.reminder().thresholdDays() == days
                ? Optional.of(due.reminder())
                : Optional.empty();
    }

    private static Item item(Certification certification, Action action, LocalDate businessDate) {
        LocalDate expiryDate = expiryOf(certification);
        return new Item(
                IdempotencyKey.of(action, certification.certificationId(), expiryDate),
                certification.certificationId(),
                certification.peerMentorId(),
                action,
                expiryDate,
                ChronoUnit.DAYS.between(businessDate, expiryDate),
                Optional.empty());
    }

    /** What a range of dates has found has one. */
    private static LocalDate expiryOf(Certification certification) {
        return Objects.requireNonNull(certification.expiryDate(), "expiryDate");
    }

    @FunctionalInterface
    private interface Decision {
        Optional<Action> of(Certification certification);
    }

    /**
     * One thing that is due.
     *
     * @param key its key
     * @param certificationId the certification
     * @param peerMentorId the mentor
     * @param action what is due
     * @param expiryDate the expiry date
     * @param daysLeft from the business date to the expiry date; negative where it has passed
     * @param status what has become of it, where it is in the ledger already
     */
    public record Item(
            IdempotencyKey key,
            UUID certificationId,
            UUID peerMentorId,
            Action action,
            LocalDate expiryDate,
            long daysLeft,
            Optional<IntentStatus> status) {

        private Item known(Optional<IntentStatus> inLedger) {
            return new Item(key, certificationId, peerMentorId, action, expiryDate, daysLeft, inLedger);
        }
    }
}
