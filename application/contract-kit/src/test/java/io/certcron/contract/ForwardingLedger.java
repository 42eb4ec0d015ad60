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
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A ledger that does as another does; faults override what they spoil. */
class ForwardingLedger implements IntentLedger {

    final InMemoryDatabase database;
    final IntentLedger right;

    ForwardingLedger(InMemoryDatabase database) {
        this.database = database;
        this.right = database.ledger();
    }

    /** A ledger that reads each request in its own way. */
    static IntentLedger misreading(InMemoryDatabase database, UnaryOperator<ClaimRequest> misread) {
        return new ForwardingLedger(database) {
            @Override
            public ClaimedChunk claim(ClaimRequest request) {
                return right.claim(misread.apply(request));
            }
        };
    }

    /** A ledger that writes each settlement in its own way. */
    static IntentLedger miswriting(InMemoryDatabase database, UnaryOperator<Settlement> miswrite) {
        return new ForwardingLedger(database) {
            @Override
            public int settle(Claim claim, List<Settlement> settlements) {
                return right.settle(claim, settlements.stream().map(miswrite).toList());
            }
        };
    }

    static ClaimRequest onDate(ClaimRequest request, LocalDate businessDate) {
        DispatchScope scope = request.scope();
        return within(request, new DispatchScope(scope.runId(), scope.channel(), businessDate));
    }

    static ClaimRequest within(ClaimRequest request, DispatchScope scope) {
        return new ClaimRequest(
                scope,
                request.worker(),
                request.mentors(),
                request.lease(),
                request.maxAttempts(),
                request.redelivery());
    }

    static ClaimRequest ofMentors(ClaimRequest request, int mentors) {
        return new ClaimRequest(
                request.scope(),
                request.worker(),
                mentors,
                request.lease(),
                request.maxAttempts(),
                request.redelivery());
    }

    static ClaimRequest leasing(ClaimRequest request, Duration lease) {
        return new ClaimRequest(
                request.scope(),
                request.worker(),
                request.mentors(),
                lease,
                request.maxAttempts(),
                request.redelivery());
    }

    static ClaimRequest trying(ClaimRequest request, int maxAttempts, Redelivery redelivery) {
        return new ClaimRequest(
                request.scope(), request.worker(), request.mentors(), request.lease(), maxAttempts, redelivery);
    }

    @Override
    public long rearm(OpenRun run, Channel channel) {
        return right.rearm(run, channel);
    }

    @Override
    public ClaimedChunk claim(ClaimRequest request) {
        return right.claim(request);
    }

    @Override
    public int settle(Claim claim, List<Settlement> settlements) {
        return right.settle(claim, settlements);
    }

    @Override
    public Optional<Duration> untilClaimable(DispatchScope scope) {
        return right.untilClaimable(scope);
    }

    @Override
    public Backlog backlog(Channel channel, LocalDate businessDate) {
        return right.backlog(channel, businessDate);
    }

    @Override
    public long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor) {
        return right.freeAbandoned(channel, redelivery, runOutFor);
    }
}
