package io.certcron.contract;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Operator;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the in-memory runs. */
final class RunRow {

    private final RunOpening opened;
    private final RunOrigin origin;
    private String policyFingerprint;
    private UUID ownerToken;
    private Instant leaseExpiresAt;
    private @Nullable PlanCursor cursor;
    private boolean planned;
    private RunStatus status = RunStatus.RUNNING;
    private @Nullable Instant finishedAt;
    private @Nullable String errorCode;
    private @Nullable RunResult result;

    RunRow(RunOpening opening, RunOrigin origin, Optional<PlanCursor> inherited, Instant now) {
        this.opened = opening;
        this.origin = origin;
        this.policyFingerprint = opening.policyFingerprint();
        this.ownerToken = opening.ownerToken();
        this.leaseExpiresAt = now.plus(opening.lease());
        this.cursor = inherited.orElse(null);
    }

    UUID runId() {
        return opened.runId();
    }

    ZoneId zone() {
        return opened.zone();
    }

    /** How it ended, where somebody closed it. */
    Optional<RunResult> result() {
        return Optional.ofNullable(result);
    }

    LocalDate businessDate() {
        return opened.businessDate();
    }

    boolean isOwnedBy(OpenRun run) {
        return isRunning() && ownerToken.equals(run.ownerToken());
    }

    boolean isRunning() {
        return status == RunStatus.RUNNING;
    }

    boolean isGoingFor(UUID cronId) {
        return isRunning()
                && origin.slot().filter(each -> each.cronId().equals(cronId)).isPresent();
    }

    /** Whether this operator, by whatever way, has used that key for it. */
    boolean isRequestedUnder(String key, Operator by) {
        return origin.key().filter(each -> each.value().equals(key)).isPresent()
                && origin.wish()
                        .filter(wish -> wish.by().name().equals(by.name()))
                        .isPresent();
    }

    boolean isRequestedAs(String fingerprint) {
        return origin.key()
                .filter(each -> each.fingerprint().equals(fingerprint))
                .isPresent();
    }

    boolean canBeTakenOver(Instant now) {
        return !opened.dryRun() && isOrphanedFor(Duration.ZERO, now);
    }

    boolean isAbandonedDryRun(Instant now) {
        return opened.dryRun() && isOrphanedFor(Duration.ZERO, now);
    }

    /** Whether a run that was just opened should close this one. */
    boolean isAbandonedFor(RunOpening opening, Instant now) {
        if (opening.dryRun()) {
            return isAbandonedDryRun(now);
        }
        boolean nobodyElseWould = opened.dryRun() || isSameWork(opening);
        return isOrphanedFor(nobodyElseWould ? Duration.ZERO : RunStore.ABANDONED_AFTER, now);
    }

    boolean isSameWork(RunOpening opening) {
        return opened.businessDate().equals(opening.businessDate()) && opened.workflow() == opening.workflow();
    }

    /** Where a new run carries on after this one, which did not come to its end. */
    Optional<PlanCursor> cursorFor(RunOpening opening) {
        boolean unfinished = status != RunStatus.COMPLETED && status != RunStatus.COMPLETED_WITH_FAILURES;
        boolean inherits = unfinished
                && isReal(opening)
                && isSameWork(opening)
                && policyFingerprint.equals(opening.policyFingerprint());
        return inherits ? Optional.ofNullable(cursor) : Optional.empty();
    }

    boolean isPlanned() {
        return planned;
    }

    boolean hasPlanned(Channel channel) {
        return planned && !opened.dryRun() && opened.workflow().covers(channel);
    }

    OpenRun takeOver(RunTakeover takeover, Instant now) {
        if (!policyFingerprint.equals(takeover.policyFingerprint())) {
            cursor = null;
            planned = false;
        }
        policyFingerprint = takeover.policyFingerprint();
        ownerToken = takeover.ownerToken();
        leaseExpiresAt = now.plus(takeover.lease());
        return toOpenRun(takeover.lease(), true);
    }

    OpenRun toOpenRun(Duration lease, boolean takenOver) {
        return new OpenRun(
                opened.runId(),
                ownerToken,
                lease,
                opened.businessDate(),
                opened.zone(),
                opened.workflow(),
                origin.slot(),
                opened.startedAt(),
                takenOver,
                Optional.ofNullable(cursor));
    }

    Optional<RunInProgress> inProgress(Instant now) {
        return isRunning() && !opened.dryRun()
                ? Optional.of(new RunInProgress(
                        opened.runId(),
                        opened.businessDate(),
                        opened.workflow(),
                        opened.startedAt(),
                        isOrphanedFor(Duration.ZERO, now)))
                : Optional.empty();
    }

    void giveUp(Instant now) {
        ownerToken = UUID.randomUUID();
        leaseExpiresAt = now;
    }

    void abandon(Instant closedAt) {
        status = RunStatus.INCOMPLETE;
        finishedAt = closedAt;
        errorCode = ErrorCode.RUN_LOST.name();
    }

    void renew(Instant leaseUntil) {
        leaseExpiresAt = leaseUntil;
    }

    void save(PlanCursor reached) {
        cursor = reached;
    }

    void markPlanned() {
        planned = true;
    }

    void close(RunResult result) {
        this.result = result;
        status = result.status();
        finishedAt = result.startedAt().plus(result.elapsed());
        errorCode = result.error().map(error -> error.code().name()).orElse(null);
    }

    RunRecord toRecord() {
        return new RunRecord(
                opened.runId(),
                origin.cronId(),
                origin.slot(),
                origin.wish().map(RunOnDemand::by),
                opened.businessDate(),
                opened.workflow(),
                opened.dryRun(),
                status,
                opened.startedAt(),
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(errorCode));
    }

    private boolean isReal(RunOpening opening) {
        return !opened.dryRun() && !opening.dryRun();
    }

    private boolean isOrphanedFor(Duration silence, Instant now) {
        return isRunning() && !leaseExpiresAt.plus(silence).isAfter(now);
    }
}
