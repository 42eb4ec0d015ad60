package io.certcron.contract;

import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PageClaim;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.PlanningWindow;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** A planner that does as another does; faults override what they spoil. */
class ForwardingPlanner implements IntentPlanner {

    final IntentPlanner right;

    ForwardingPlanner(IntentPlanner right) {
        this.right = right;
    }

    @Override
    public Optional<PlannedPage> planPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
        return right.planPauses(run, window, after, pageSize, held);
    }

    @Override
    public Optional<PlannedPage> planReminders(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize) {
        return right.planReminders(run, window, after, pageSize);
    }

    @Override
    public Optional<ClaimedPage> planAndClaimPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
        return right.planAndClaimPauses(run, window, after, pageSize, claim);
    }

    @Override
    public Optional<ClaimedPage> planAndClaimReminders(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, PageClaim claim) {
        return right.planAndClaimReminders(run, window, after, pageSize, claim);
    }

    @Override
    public long countDuePauses(PlanningWindow window) {
        return right.countDuePauses(window);
    }

    @Override
    public Map<Integer, Long> countDueReminders(PlanningWindow window) {
        return right.countDueReminders(window);
    }

    @Override
    public long countActive(long enough) {
        return right.countActive(enough);
    }

    @Override
    public FlaggedCertifications findUnusable(LocalDate businessDate, int limit) {
        return right.findUnusable(businessDate, limit);
    }
}
