package io.certcron.contract;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PageClaim;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.PauseDecision;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.ReminderDecision;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A planner that asks the policy about each certification of an {@link InMemoryDatabase}. */
public final class InMemoryIntentPlanner implements IntentPlanner {

    private final InMemoryTables tables;
    private final ExpiryPolicy policy;

    InMemoryIntentPlanner(InMemoryTables tables, ExpiryPolicy policy) {
        this.tables = tables;
        this.policy = policy;
    }

    @Override
    public Optional<PlannedPage> planPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
        return tables.transaction("plan_pauses", () -> {
            if (!tables.isOwned(run)) {
                return Optional.empty();
            }
            InMemoryPage page = new InMemoryPage(tables, run, Channel.AUTO_PAUSE, pageSize);
            page.look(pauseIsDue(window), after).forEach(each -> page.planPause(each, held));
            return Optional.of(page.counted());
        });
    }

    @Override
    public Optional<PlannedPage> planReminders(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize) {
        return tables.transaction("plan_reminders", () -> {
            if (!tables.isOwned(run)) {
                return Optional.empty();
            }
            InMemoryPage page = new InMemoryPage(tables, run, Channel.REMINDER, pageSize);
            for (Certification each : page.look(reminderIsDue(window), after)) {
                page.planReminder(each, (ReminderDecision.Due) policy.decideReminder(each, window));
            }
            return Optional.of(page.counted());
        });
    }

    @Override
    public Optional<ClaimedPage> planAndClaimPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
        return tables.transaction("plan_pauses", () -> {
            if (!tables.isOwned(run)) {
                return Optional.empty();
            }
            Predicate<IntentRow> alone = aloneOn(Channel.AUTO_PAUSE, certifications(pauseIsDue(window)));
            InMemoryPage page = new InMemoryPage(tables, run, Channel.AUTO_PAUSE, pageSize);
            page.look(pauseIsDue(window), after).forEach(each -> page.planPause(each, false));
            return Optional.of(new ClaimedPage(page.counted(), page.claim(claim, alone)));
        });
    }

    @Override
    public Optional<ClaimedPage> planAndClaimReminders(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
        return tables.transaction("plan_reminders", () -> {
            if (!tables.isOwned(run)) {
                return Optional.empty();
            }
            Predicate<IntentRow> alone = aloneOn(Channel.REMINDER, certifications(reminderIsDue(window)));
            InMemoryPage page = new InMemoryPage(tables, run, Channel.REMINDER, pageSize);
            for (Certification each : page.look(reminderIsDue(window), after)) {
                page.planReminder(each, (ReminderDecision.Due) policy.decideReminder(each, window));
            }
            return Optional.of(new ClaimedPage(page.counted(), page.claim(claim, alone)));
        });
    }

    @Override
    public long countDuePauses(PlanningWindow window) {
        return tables.transaction(
                "count_due_pauses", () -> certifications(pauseIsDue(window)).size());
    }

    @Override
    public Map<Integer, Long> countDueReminders(PlanningWindow window) {
        return tables.transaction(
                "count_due_reminders",
                () -> DueIntents.remindersByThreshold(policy, tables.certifications.values(), window));
    }

    @Override
    public long countActive(long enough) {
        return tables.transaction("count_active", () -> tables.certifications.values().stream()
                .filter(each -> policy.activeStatuses().contains(each.status()))
                .limit(enough)
                .count());
    }

    @Override
    public FlaggedCertifications findUnusable(LocalDate businessDate, int limit) {
        PlanningWindow tonight = PlanningWindow.ofOneNight(businessDate);
        return tables.transaction("find_unusable_expiry_dates", () -> {
            List<UUID> ids =
                    certifications(each -> policy.decidePause(each, tonight) instanceof PauseDecision.Unusable).stream()
                            .map(Certification::certificationId)
                            .toList();
            return new FlaggedCertifications(ids.size(), ids.subList(0, Math.min(limit, ids.size())));
        });
    }

    private List<Certification> certifications(Predicate<Certification> wanted) {
        return tables.certifications.values().stream()
                .filter(wanted)
                .sorted(InMemoryPage.WALK)
                .toList();
    }

    /** Whether a new intent is the only one of its mentor that may be sent tonight: judged before the page is planned. */
    private Predicate<IntentRow> aloneOn(Channel channel, List<Certification> due) {
        Map<UUID, Long> intents = Stream.concat(
                        due.stream().map(Certification::peerMentorId),
                        tables.ledger.values().stream()
                                .filter(row -> row.action.channel() == channel && row.isUnsettled())
                                .map(row -> row.peerMentorId))
                .collect(groupingBy(mentor -> mentor, counting()));
        return row -> intents.getOrDefault(row.peerMentorId, 0L) == 1;
    }

    private Predicate<Certification> pauseIsDue(PlanningWindow window) {
        return each -> policy.decidePause(each, window) instanceof PauseDecision.Due;
    }

    private Predicate<Certification> reminderIsDue(PlanningWindow window) {
        return each -> policy.decideReminder(each, window) instanceof ReminderDecision.Due;
    }
}
