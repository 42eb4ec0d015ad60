package io.certcron.contract;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the in-memory runs. */
final class RunRow {

    private final RunOpening opened;
    private String policyFingerprint;
    private UUID ownerToken;
    private Instant leaseExpiresAt;
    private @Nullable PlanCursor cursor;
    private boolean planned;
    private RunStatus status = RunStatus.RUNNING;
    private @Nullable Instant finishedAt;
    private @Nullable String errorCode;

    RunRow(RunOpening opening, Optional<PlanCursor> inherited, Instant now) {
        this.opened = opening;
        this.policyFingerprint = opening.policyFingerprint();
        this.ownerToken = opening.ownerToken();
        this.leaseExpiresAt = now.plus(opening.lease());
        this.cursor = inherited.orElse(null);
    }

    LocalDate businessDate() {
        return opened.businessDate();
    }

    boolean isOwnedBy(OpenRun run) {
        return status == RunStatus.RUNNING && ownerToken.equals(run.ownerToken());
    }

    boolean canBeTakenOverBy(RunOpening opening, Instant now) {
        return status == RunStatus.RUNNING && isSameWork(opening) && !leaseExpiresAt.isAfter(now);
    }

    /** Where a new run carries on after this one, which did not come to its end. */
    Optional<PlanCursor> cursorFor(RunOpening opening) {
        boolean unfinished = status != RunStatus.COMPLETED && status != RunStatus.COMPLETED_WITH_FAILURES;
        boolean inherits = unfinished && isSameWork(opening) && policyFingerprint.equals(opening.policyFingerprint());
        return inherits ? Optional.ofNullable(cursor) : Optional.empty();
    }

    boolean hasPlanned(Channel channel) {
        return planned && !opened.dryRun() && opened.workflow().covers(channel);
    }

    void takeOver(RunOpening opening, Instant now) {
        if (!policyFingerprint.equals(opening.policyFingerprint())) {
            cursor = null;
        }
        policyFingerprint = opening.policyFingerprint();
        ownerToken = opening.ownerToken();
        leaseExpiresAt = now.plus(opening.lease());
    }

    OpenRun toOpenRun(RunOpening opening, boolean takenOver) {
        return new OpenRun(
                opened.runId(),
                opening.ownerToken(),
                opening.lease(),
                opened.businessDate(),
                opened.workflow(),
                opened.startedAt(),
                takenOver,
                Optional.ofNullable(cursor));
    }

    void closeIfAbandoned(Instant closedAt, Instant now) {
        if (status == RunStatus.RUNNING && !leaseExpiresAt.isAfter(now)) {
            status = RunStatus.INCOMPLETE;
            finishedAt = closedAt;
            errorCode = ErrorCode.RUN_LOST.name();
        }
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
        status = result.status();
        finishedAt = result.startedAt().plus(result.elapsed());
        errorCode = result.error().map(error -> error.code().name()).orElse(null);
    }

    RunRecord toRecord() {
        return new RunRecord(
                opened.runId(),
                opened.businessDate(),
                opened.workflow(),
                opened.dryRun(),
                status,
                opened.startedAt(),
                Optional.ofNullable(finishedAt),
                Optional.ofNullable(errorCode));
    }

    private boolean isSameWork(RunOpening opening) {
        return !opened.dryRun()
                && !opening.dryRun()
                && opened.businessDate().equals(opening.businessDate())
                && opened.workflow() == opening.workflow();
    }
}
