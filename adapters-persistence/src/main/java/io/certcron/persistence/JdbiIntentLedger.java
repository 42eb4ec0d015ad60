package io.certcron.persistence;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The ledger in PostgreSQL. The clock gives the times of settling; leases and waiting times are the database's. */
public final class JdbiIntentLedger implements IntentLedger {

    private static final String UNTIL_CLAIMABLE =
            """
            SELECT CASE
                WHEN NOT EXISTS (
                    SELECT FROM <schema>.certification_cron_run WHERE run_id = :run_id AND status = 'RUNNING') THEN NULL
                WHEN EXISTS (SELECT FROM <schema>.certification_idempotency_log WHERE <claimable>) THEN 0
                ELSE (
                    SELECT ceil(1000 * extract(epoch FROM min(<claimable_at>) - clock_timestamp()))
                    FROM <schema>.certification_idempotency_log
                    WHERE <due>)
                END
            """;

    private static final String BACKLOG =
            """
            SELECT
                count(*) FILTER (WHERE status <> 'HELD') AS open,
                count(*) FILTER (WHERE status = 'HELD') AS held
            FROM (
                SELECT status FROM <schema>.certification_idempotency_log WHERE <due>
                UNION ALL
                SELECT status FROM <schema>.certification_idempotency_log WHERE <parked>) AS unsettled
            """;

    private final Storage storage;
    private final IntentClaims claims;
    private final IntentSettling settling;
    private final WaitingIntents waiting;

    /**
     * @param policy says in which statuses a certification is acted on
     * @param clock gives the times of settling
     */
    public JdbiIntentLedger(Storage storage, ExpiryPolicy policy, Clock clock) {
        this.storage = storage;
        this.claims = new IntentClaims(storage, policy.activeStatuses(), clock);
        this.settling = new IntentSettling(storage, clock);
        this.waiting = new WaitingIntents(storage, clock);
    }

    @Override
    public long rearm(OpenRun run, Channel channel) {
        return waiting.rearm(run, channel);
    }

    @Override
    public ClaimedChunk claim(ClaimRequest request) {
        return claims.claim(request);
    }

    @Override
    public int settle(Claim claim, List<Settlement> settlements) {
        return settlements.isEmpty() ? 0 : settling.settle(claim, settlements);
    }

    @Override
    public Optional<Duration> untilClaimable(DispatchScope scope) {
        return storage.inTransaction("find_next_claimable", List.of(), handle -> handle.createQuery(UNTIL_CLAIMABLE)
                .define("claimable", ClaimableIntents.CONDITION)
                .define("claimable_at", ClaimableIntents.SINCE)
                .define("due", ClaimableIntents.DUE)
                .bind("run_id", scope.runId())
                .bind("action", scope.channel())
                .bind("business_date", scope.businessDate())
                .mapTo(Long.class)
                .findOne()
                .map(millis -> Duration.ofMillis(Math.max(0, millis))));
    }

    @Override
    public Backlog backlog(Channel channel, LocalDate businessDate) {
        return storage.inTransaction("count_backlog", List.of(), handle -> handle.createQuery(BACKLOG)
                .define("due", ClaimableIntents.DUE)
                .define("parked", ClaimableIntents.PARKED)
                .bind("action", channel)
                .bind("business_date", businessDate)
                .map((row, context) -> new Backlog(row.getLong("open"), row.getLong("held")))
                .one());
    }

    @Override
    public long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor) {
        return waiting.freeAbandoned(channel, redelivery, runOutFor);
    }
}
