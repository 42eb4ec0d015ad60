package io.certcron.application.run;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.PlanningWindow;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The other ports of a {@link SmallNight}: nothing is planned anew, and what is due is claimed in one chunk. */
final class SmallPorts implements IntentPlanner, IntentLedger, PauseMonitor, AuditLog {

    private static final PlannedPage NOTHING_PLANNED = new PlannedPage(Map.of(), 0, Optional.empty());

    private final SmallNight night;

    SmallPorts(SmallNight night) {
        this.night = night;
    }

    RunPorts all() {
        return new RunPorts(
                new SmallRuns(() -> true),
                this,
                this,
                SmallPorts::noReminders,
                batch -> night.managementService.apply(batch),
                this,
                this,
                (cron, zone, whenDue) -> () -> {},
                wait -> {});
    }

    private static BatchAnswer noReminders(ServiceBatch batch) {
        throw new AssertionError("No reminder is due");
    }

    @Override
    public ClaimedChunk claim(ClaimRequest request) {
        synchronized (night) {
            List<ClaimedIntent> due = request.channel() == Channel.AUTO_PAUSE ? night.takeDuePauses() : List.of();
            return new ClaimedChunk(new UUID(0, 1), due, 0, List.of());
        }
    }

    @Override
    public int settle(UUID claimToken, List<Settlement> settlements) {
        return settlements.size();
    }

    @Override
    public FlaggedCertifications findMissed(LocalDate businessDate, ZoneId zone, int limit) {
        List<UUID> missed = night.missed(businessDate);
        return new FlaggedCertifications(missed.size(), missed);
    }

    @Override
    public void record(AuditEntry entry) {
        night.audited.add(entry);
    }

    @Override
    public long rearm(Channel channel) {
        return 0;
    }

    @Override
    public Optional<Duration> untilClaimable(Channel channel, LocalDate businessDate) {
        return Optional.empty();
    }

    @Override
    public Backlog backlog(Channel channel, LocalDate businessDate) {
        return new Backlog(0, 0);
    }

    @Override
    public PlannedPage planPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
        return NOTHING_PLANNED;
    }

    @Override
    public PlannedPage planReminders(OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize) {
        return NOTHING_PLANNED;
    }

    @Override
    public long countDuePauses(PlanningWindow window) {
        return 0;
    }

    @Override
    public Map<Integer, Long> countDueReminders(PlanningWindow window) {
        return Map.of();
    }

    @Override
    public long countActive(long enough) {
        return 0;
    }

    @Override
    public FlaggedCertifications findUnusable(LocalDate businessDate, int limit) {
        return FlaggedCertifications.NONE;
    }

    @Override
    public FlaggedCertifications findUnconfirmed(LocalDate businessDate, ZoneId zone, int limit) {
        return FlaggedCertifications.NONE;
    }

    @Override
    public Optional<AuditRecord> find(UUID runId) {
        return Optional.empty();
    }
}
