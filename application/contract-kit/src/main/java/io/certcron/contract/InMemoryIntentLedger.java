package io.certcron.contract;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IntentStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ledger of an {@link InMemoryDatabase}. */
public final class InMemoryIntentLedger implements IntentLedger {

    private final InMemoryTables tables;
    private final Set<String> activeStatuses;

    InMemoryIntentLedger(InMemoryTables tables, Set<String> activeStatuses) {
        this.tables = tables;
        this.activeStatuses = Set.copyOf(activeStatuses);
    }

    @Override
    public long rearm(OpenRun run, Channel channel) {
        return tables.transaction("rearm_intents", () -> tables.ledger.values().stream()
                .filter(row -> tables.isBeingPlanned(run) && row.action.channel() == channel)
                .filter(row -> row.waitsForNextRun() && !row.isPlannedBy(run.runId()))
                .peek(row -> row.rearm(tables.now()))
                .count());
    }

    @Override
    public ClaimedChunk claim(ClaimRequest request) {
        return tables.transaction("claim_intents", () -> {
            InMemoryClaim claim = new InMemoryClaim(request, activeStatuses, tables);
            if (tables.isRunning(request.scope().runId())) {
                claimable(request).forEach(claim::take);
            }
            return claim.chunk();
        });
    }

    @Override
    public int settle(Claim claim, List<Settlement> settlements) {
        return tables.transaction("settle_intents", () -> (int) settlements.stream()
                .filter(settlement -> settle(claim, settlement))
                .count());
    }

    @Override
    public Optional<Duration> untilClaimable(DispatchScope scope) {
        return tables.transaction("find_next_claimable", () -> due(scope.channel(), scope.businessDate())
                .filter(row -> tables.isRunning(scope.runId()))
                .filter(row -> row.isOpen() && !row.waitsForNextRun())
                .map(IntentRow::claimableAt)
                .min(Comparator.naturalOrder())
                .map(this::fromNow));
    }

    @Override
    public Backlog backlog(Channel channel, LocalDate businessDate) {
        return tables.transaction(
                "count_backlog",
                () -> new Backlog(
                        due(channel, businessDate).filter(IntentRow::isOpen).count(),
                        due(channel, businessDate)
                                .filter(row -> row.status() == IntentStatus.HELD)
                                .count()));
    }

    @Override
    public long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor) {
        return tables.transaction("free_abandoned_intents", () -> tables.ledger.values().stream()
                .filter(row -> row.action.channel() == channel && row.isAbandonedFor(runOutFor, tables.now()))
                .peek(row -> free(row, redelivery))
                .count());
    }

    private void free(IntentRow row, Redelivery redelivery) {
        if (redelivery == Redelivery.NEVER) {
            String reason = ErrorCode.DELIVERY_UNCERTAIN.name();
            row.settle(IntentStatus.REJECTED, reason, OptionalInt.empty(), tables.now());
        } else {
            row.free(tables.now());
        }
    }

    private List<IntentRow> claimable(ClaimRequest request) {
        List<IntentRow> rows = due(request.scope().channel(), request.scope().businessDate())
                .filter(row -> row.isClaimable(tables.now()))
                .sorted(Comparator.comparing((IntentRow row) -> row.peerMentorId)
                        .thenComparing(row -> row.key))
                .toList();
        Set<UUID> mentors = rows.stream()
                .map(row -> row.peerMentorId)
                .distinct()
                .limit(request.mentors())
                .collect(Collectors.toSet());
        return rows.stream().filter(row -> mentors.contains(row.peerMentorId)).toList();
    }

    private Stream<IntentRow> due(Channel channel, LocalDate businessDate) {
        return tables.ledger.values().stream()
                .filter(row -> row.action.channel() == channel)
                .filter(row -> !row.dueDate().isAfter(businessDate));
    }

    private boolean settle(Claim claim, Settlement settlement) {
        IntentRow row = tables.ledger.get(settlement.key());
        if (row == null || !row.isClaimedUnder(claim.token())) {
            return false;
        }
        Instant now = tables.now();
        InMemoryTally tally = tables.tally(claim.runId());
        Channel channel = row.action.channel();
        if (settlement instanceof Settlement.Done done) {
            tally.count(channel, done.before() ? InMemoryTally.Ending.DONE_BEFORE : InMemoryTally.Ending.DONE);
            row.settle(IntentStatus.DONE, null, OptionalInt.empty(), now);
        } else if (settlement instanceof Settlement.Rejected rejected) {
            tally.count(channel, InMemoryTally.Ending.REJECTED);
            row.settle(IntentStatus.REJECTED, rejected.errorCode(), rejected.httpStatus(), now);
        } else if (settlement instanceof Settlement.Retry retry) {
            row.putOff(retry.errorCode(), retry.httpStatus(), now.plus(retry.delay()));
        } else if (settlement instanceof Settlement.NextRun nextRun) {
            row.putOff(nextRun.errorCode(), nextRun.httpStatus(), IntentRow.NEXT_RUN);
        } else {
            row.release(now);
        }
        return true;
    }

    private Duration fromNow(Instant instant) {
        return instant.isAfter(tables.now()) ? Duration.between(tables.now(), instant) : Duration.ZERO;
    }
}
