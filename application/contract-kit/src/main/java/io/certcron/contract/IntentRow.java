package io.certcron.contract;

import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.domain.Action;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the in-memory ledger. */
final class IntentRow {

    /** The waiting time of what waits for the next run. */
    static final Instant NEXT_RUN = Instant.MAX;

    final IdempotencyKey key;
    final UUID certificationId;
    final UUID peerMentorId;
    final LocalDate expiryDate;
    final Action action;

    private final UUID runId;
    private final Instant plannedAt;
    private IntentStatus status;
    private int attempts;
    private Instant nextAttemptAt = Instant.MIN;
    private Instant leaseExpiresAt = Instant.MIN;
    private @Nullable UUID claimToken;
    private @Nullable String errorCode;
    private OptionalInt httpStatus = OptionalInt.empty();
    private @Nullable Instant settledAt;

    IntentRow(
            UUID certificationId,
            UUID mentorId,
            LocalDate expiryDate,
            Action action,
            UUID runId,
            IntentStatus status,
            Instant plannedAt) {
        this.key = IdempotencyKey.of(action, certificationId, expiryDate);
        this.certificationId = certificationId;
        this.peerMentorId = mentorId;
        this.expiryDate = expiryDate;
        this.action = action;
        this.runId = runId;
        this.plannedAt = plannedAt;
        this.status = status;
    }

    LocalDate dueDate() {
        return action instanceof Action.Reminder reminder ? expiryDate.minusDays(reminder.thresholdDays()) : expiryDate;
    }

    IntentStatus status() {
        return status;
    }

    int attempts() {
        return attempts;
    }

    boolean isOpen() {
        return status == IntentStatus.PENDING || status == IntentStatus.CLAIMED;
    }

    boolean isUnsettled() {
        return isOpen() || status == IntentStatus.HELD;
    }

    boolean isClaimable(Instant now) {
        return isOpen() && !claimableAt().isAfter(now);
    }

    boolean hasRunOutLease(Instant now) {
        return status == IntentStatus.CLAIMED && !leaseExpiresAt.isAfter(now);
    }

    boolean isPlannedBy(UUID run) {
        return runId.equals(run);
    }

    boolean waitsForNextRun() {
        return status == IntentStatus.PENDING && nextAttemptAt.equals(NEXT_RUN);
    }

    boolean isClaimedUnder(UUID token) {
        return status == IntentStatus.CLAIMED && token.equals(claimToken);
    }

    /** Whether nobody claimed the intent again for so long after its lease ran out. */
    boolean isAbandonedFor(Duration runOutFor, Instant now) {
        return status == IntentStatus.CLAIMED && !leaseExpiresAt.plus(runOutFor).isAfter(now);
    }

    /** From when on an open intent can be claimed. */
    Instant claimableAt() {
        return status == IntentStatus.CLAIMED ? leaseExpiresAt : nextAttemptAt;
    }

    ClaimedIntent claim(UUID token, Instant leaseUntil) {
        status = IntentStatus.CLAIMED;
        claimToken = token;
        leaseExpiresAt = leaseUntil;
        attempts++;
        return new ClaimedIntent(key, certificationId, peerMentorId, expiryDate, action, attempts);
    }

    void settle(IntentStatus as, @Nullable String code, OptionalInt answer, Instant now) {
        status = as;
        errorCode = code;
        httpStatus = answer;
        claimToken = null;
        settledAt = now;
    }

    void putOff(@Nullable String code, OptionalInt answer, Instant until) {
        status = IntentStatus.PENDING;
        errorCode = code;
        httpStatus = answer;
        claimToken = null;
        nextAttemptAt = until;
    }

    void release(Instant now) {
        attempts--;
        free(now);
    }

    void rearm(Instant now) {
        nextAttemptAt = now;
    }

    void free(Instant now) {
        putOff(errorCode, httpStatus, now);
    }

    HeldPause heldPause(boolean stillDue) {
        return new HeldPause(key, certificationId, peerMentorId, expiryDate, runId, plannedAt, stillDue);
    }

    IntentRecord toRecord() {
        return new IntentRecord(
                key,
                certificationId,
                peerMentorId,
                action,
                expiryDate,
                runId,
                status,
                attempts,
                Optional.ofNullable(errorCode),
                httpStatus,
                plannedAt,
                Optional.ofNullable(settledAt));
    }

    StoredIntent stored() {
        return new StoredIntent(
                key,
                peerMentorId,
                runId,
                status,
                attempts,
                Optional.ofNullable(errorCode),
                httpStatus,
                settledAt != null);
    }
}
