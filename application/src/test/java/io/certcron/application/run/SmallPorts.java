package io.certcron.application.run;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import io.certcron.domain.PlanningWindow;
import java.time.Duration;
import java.time.Instant;
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
                new SmallRuns(() -> true, night::tally),
                this,
                this,
                SmallPorts::noReminders,
                batch -> night.managementService.apply(batch),
                this,
                this,
                wait -> {});
    }

    private static BatchAnswer noReminders(ServiceBatch batch) {
        throw new AssertionError("No reminder is due");
    }

    @Override
    public ClaimedChunk claim(ClaimRequest request) {
        synchronized (night) {
            List<ClaimedIntent> due =
                    request.scope().channel() == Channel.AUTO_PAUSE ? night.takeDuePauses() : List.of();
            return new ClaimedChunk(
                    new Claim(new UUID(0, 1), request.scope().runId(), request.worker()), due, 0, List.of());
        }
    }

    @Override
    public int settle(Claim claim, List<Settlement> settlements) {
        settlements.forEach(night::count);
        return settlements.size();
    }

    @Override
    public FlaggedCertifications findMissed(LocalDate businessDate, ZoneId zone, int limit) {
        List<UUID> missed = night.missed(businessDate);
        return new FlaggedCertifications(missed.size(), missed);
    }

    @Override
    public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
        return night.audited.add(new AuditEntry(run.runId(), runAt, missed));
    }

    @Override
    public long rearm(OpenRun run, Channel channel) {
        return 0;
    }

    @Override
    public Optional<Duration> untilClaimable(DispatchScope scope) {
        return Optional.empty();
    }

    @Override
    public long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor) {
        return 0;
    }

    @Override
    public Backlog backlog(Channel channel, LocalDate businessDate) {
        return new Backlog(0, 0);
    }

    @Override
    public Optional<PlannedPage> planPauses(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize, boolean held) {
        return Optional.of(NOTHING_PLANNED);
    }

    @Override
    public Optional<PlannedPage> planReminders(
            OpenRun run, PlanningWindow window, Optional<PlanCursor> after, int pageSize) {
        return Optional.of(NOTHING_PLANNED);
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

    @Override
    public List<AuditRecord> list(Filter filter, Optional<Position> after, int limit) {
        return List.of();
    }

    @Override
    public List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now) {
        return List.of();
    }
}
