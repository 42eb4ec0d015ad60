package io.certcron.contract;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.RejectedIntent;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IntentStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/** One claim upon the in-memory ledger, which decides row by row. */
final class InMemoryClaim {

    private final Claim claim;
    private final List<ClaimedIntent> claimed = new ArrayList<>();
    private final List<RejectedIntent> rejected = new ArrayList<>();
    private final ClaimRequest request;
    private final Set<String> activeStatuses;
    private final InMemoryTables tables;
    private long skipped;

    InMemoryClaim(ClaimRequest request, Set<String> activeStatuses, InMemoryTables tables) {
        this.claim = new Claim(UUID.randomUUID(), request.scope().runId(), request.worker());
        this.request = request;
        this.activeStatuses = activeStatuses;
        this.tables = tables;
    }

    void take(IntentRow row) {
        Optional<ErrorCode> skip = reasonToSkip(row);
        Optional<ErrorCode> reject = reasonToReject(row);
        if (skip.isPresent()) {
            settle(row, IntentStatus.SKIPPED, skip.get());
            count(row, InMemoryTally.Ending.SKIPPED);
            skipped++;
        } else if (reject.isPresent()) {
            settle(row, IntentStatus.REJECTED, reject.get());
            count(row, InMemoryTally.Ending.REJECTED);
            rejected.add(new RejectedIntent(row.key, row.certificationId, row.peerMentorId, reject.get()));
        } else {
            claimed.add(row.claim(claim.token(), tables.now().plus(request.lease())));
        }
    }

    ClaimedChunk chunk() {
        return new ClaimedChunk(claim, claimed, skipped, rejected);
    }

    private Optional<ErrorCode> reasonToSkip(IntentRow row) {
        Certification certification = tables.certifications.get(row.certificationId);
        if (certification == null) {
            return Optional.of(ErrorCode.CERTIFICATION_GONE);
        }
        if (!row.expiryDate.equals(certification.expiryDate())) {
            return Optional.of(ErrorCode.CERTIFICATION_RENEWED);
        }
        if (!activeStatuses.contains(certification.status()) && !mayHavePaused(row)) {
            return Optional.of(ErrorCode.CERTIFICATION_NOT_ACTIVE);
        }
        boolean tooLate = request.scope().channel() == Channel.REMINDER
                && !row.expiryDate.isAfter(request.scope().businessDate());
        return tooLate ? Optional.of(ErrorCode.CERTIFICATION_EXPIRED) : Optional.empty();
    }

    private Optional<ErrorCode> reasonToReject(IntentRow row) {
        if (request.redelivery() == Redelivery.NEVER && row.hasRunOutLease(tables.now())) {
            return Optional.of(ErrorCode.DELIVERY_UNCERTAIN);
        }
        boolean exhausted = row.attempts() >= request.maxAttempts();
        return exhausted ? Optional.of(ErrorCode.ATTEMPTS_EXHAUSTED) : Optional.empty();
    }

    private boolean mayHavePaused(IntentRow row) {
        return request.scope().channel() == Channel.AUTO_PAUSE && row.attempts() > 0;
    }

    private void count(IntentRow row, InMemoryTally.Ending ending) {
        tables.tally(claim.runId()).count(row.action.channel(), ending);
    }

    private void settle(IntentRow row, IntentStatus status, ErrorCode reason) {
        row.settle(status, reason.name(), OptionalInt.empty(), tables.now());
    }
}
