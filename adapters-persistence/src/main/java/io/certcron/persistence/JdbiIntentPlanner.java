package io.certcron.persistence;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PageClaim;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.PlanningWindow;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The planner, set-based in PostgreSQL. */
public final class JdbiIntentPlanner implements IntentPlanner {

    private final PlanningWalk walk;
    private final MentorCrowd crowd;
    private final CertificationCounts counts;
    private final ExpiryPolicy policy;
    private final Clock clock;

    /**
     * @param policy decides what is due
     * @param clock gives the times of planning and of superseding
     */
    public JdbiIntentPlanner(Storage storage, ExpiryPolicy policy, Clock clock) {
        List<String> activeStatuses = List.copyOf(policy.activeStatuses());
        this.walk = new PlanningWalk(storage, activeStatuses);
        this.crowd = new MentorCrowd(storage, activeStatuses);
        this.counts = new CertificationCounts(storage, activeStatuses);
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Optional<PlannedPage> planPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
        return walk.plan(
                        new PausePlanning(window, held, clock.instant()), run, after, pageSize, ClaimedWithPage.NOTHING)
                .map(ClaimedPage::page);
    }

    @Override
    public Optional<PlannedPage> planReminders(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize) {
        return walk.plan(reminders(window, true), run, after, pageSize, ClaimedWithPage.NOTHING)
                .map(ClaimedPage::page);
    }

    @Override
    public Optional<ClaimedPage> planAndClaimPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
        PausePlanning pauses = new PausePlanning(window, false, clock.instant());
        MentorCrowd.Found several = crowd.of(run, pauses.channel(), pauses.expiryDates(), after);
        return walk.plan(pauses, run, after, pageSize, ClaimedWithPage.of(claim, several));
    }

    @Override
    public Optional<ClaimedPage> planAndClaimReminders(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
        List<DateRange> due = DueDates.ofReminders(policy.thresholds(), window);
        MentorCrowd.Found several = crowd.of(run, Channel.REMINDER, due, after);
        return walk.plan(
                reminders(window, several.anyUnsettled()), run, after, pageSize, ClaimedWithPage.of(claim, several));
    }

    private ReminderPlanning reminders(PlanningWindow window, boolean anyUnsettled) {
        return new ReminderPlanning(policy.thresholds(), window, anyUnsettled, clock.instant());
    }

    @Override
    public long countDuePauses(PlanningWindow window) {
        return counts.byExpiryDate(DueDates.ofPauses(window)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @Override
    public Map<Integer, Long> countDueReminders(PlanningWindow window) {
        return counts.byExpiryDate(DueDates.ofReminders(policy.thresholds(), window)).entrySet().stream()
                .collect(groupingBy(
                        count -> mostUrgentThreshold(count.getKey(), window), summingLong(Map.Entry::getValue)));
    }

    @Override
    public long countActive(long enough) {
        return counts.active(enough);
    }

    @Override
    public FlaggedCertifications findUnusable(LocalDate businessDate, int limit) {
        return counts.expiringOutside(DueDates.plausible(businessDate), limit);
    }

    private int mostUrgentThreshold(LocalDate expiryDate, PlanningWindow window) {
        return policy.thresholds().days().stream()
                .filter(days -> window.reminderRange(days).contains(expiryDate))
                .min(naturalOrder())
                .orElseThrow();
    }
}
