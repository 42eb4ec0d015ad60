package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.NightJob.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.DispatchScope;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentLedger.Backlog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link IntentLedger}: rules L01 to L42. Here are those about waiting and what is left; the others are
 * in {@link LedgerClaimRules}, {@link LedgerMentorRules}, {@link LedgerSkipRules}, {@link LedgerSettlementRules},
 * {@link LedgerTokenRules}, {@link LedgerRunRules} and {@link LedgerAbandonedRules}.
 */
public abstract class IntentLedgerContract extends LedgerAbandonedRules {

    /** What the database's clock may move on its own while a test runs. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    /** To be extended by the test of an implementation. */
    protected IntentLedgerContract() {}

    @Test
    @DisplayName("L29: the wait is empty where nothing is open, and zero where something is claimable")
    void knowsWhenNothingOrSomethingIsClaimable() {
        job().open(TONIGHT);
        Optional<Duration> beforePlanning = untilClaimable();
        planPause(1);
        Optional<Duration> planned = untilClaimable();
        job().settleDone(job().claim(Channel.AUTO_PAUSE));

        assertThat(beforePlanning).as("before planning").isEmpty();
        assertThat(planned).as("with a pending intent").contains(Duration.ZERO);
        assertThat(untilClaimable()).as("with everything settled").isEmpty();
        assertThat(database().ledger().untilClaimable(job().tonight(Channel.REMINDER)))
                .isEmpty();
    }

    @Test
    @DisplayName("L30: the wait is the shortest delay or lease that still runs, and zero once it is over")
    void knowsTheShortestWait() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        job().plan(TONIGHT);
        ClaimedChunk first = job().claim(Channel.AUTO_PAUSE, TONIGHT, 1);
        job().claim(Channel.AUTO_PAUSE, TONIGHT, 1);

        Optional<Duration> leases = untilClaimable();
        Duration delay = LEASE.minusSeconds(60);
        job().settle(first, key -> new Settlement.Retry(key, "BUSY", OptionalInt.of(429), delay));
        Optional<Duration> leaseAndDelay = untilClaimable();
        database().elapse(LEASE.plusSeconds(1));

        assertThat(leases).hasValueSatisfying(wait -> assertThat(wait).isBetween(LEASE.minus(TOLERANCE), LEASE));
        assertThat(leaseAndDelay).hasValueSatisfying(wait -> assertThat(wait).isBetween(delay.minus(TOLERANCE), delay));
        assertThat(untilClaimable()).as("when both are over").contains(Duration.ZERO);
    }

    @Test
    @DisplayName("L31: the wait leaves out what waits for the next run, and what is due later")
    void leavesOutWhatIsNotForThisRun() {
        planPause(1);
        job().settle(job().claim(Channel.AUTO_PAUSE), key -> new Settlement.NextRun(key, "DOWN", OptionalInt.of(500)));
        database().insert(active(2, TONIGHT.plusDays(1)));
        job().plan(TONIGHT.plusDays(1));

        assertThat(untilClaimable()).isEmpty();
    }

    @Test
    @DisplayName("L32: the backlog counts what is pending or claimed as open, put off or not, and what the brake holds")
    void countsTheBacklog() {
        planPause(1);
        job().settle(job().claim(Channel.AUTO_PAUSE), key -> new Settlement.NextRun(key, "DOWN", OptionalInt.of(500)));
        planPause(2);
        job().claim(Channel.AUTO_PAUSE);
        planPause(3);
        database().insert(active(4, TONIGHT));
        database().insert(active(5, TONIGHT.plusDays(1)));
        job().plan(TONIGHT, true);
        job().plan(TONIGHT.plusDays(1));

        assertThat(database().ledger().backlog(Channel.AUTO_PAUSE, TONIGHT)).isEqualTo(new Backlog(3, 1));
        assertThat(database().ledger().backlog(Channel.REMINDER, TONIGHT)).isEqualTo(new Backlog(0, 0));
    }

    @Test
    @DisplayName("L33: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        IntentLedger ledger = database().unreachable().ledger();

        OpenRun run = job().open(TONIGHT);
        DispatchScope scope = job().tonight(Channel.REMINDER);
        Claim claim = new Claim(UUID.randomUUID(), run.runId(), UUID.randomUUID());

        assertStorageFails(() -> ledger.rearm(run, Channel.REMINDER));
        assertStorageFails(() -> ledger.claim(NightJob.request(scope, UUID.randomUUID())));
        assertStorageFails(() -> ledger.settle(claim, List.of(new Settlement.Release(Examples.pauseKey(1, TONIGHT)))));
        assertStorageFails(() -> ledger.untilClaimable(scope));
        assertStorageFails(() -> ledger.backlog(Channel.REMINDER, TONIGHT));
        assertStorageFails(() -> ledger.freeAbandoned(Channel.REMINDER, Redelivery.ALWAYS, LEASE));
    }

    private Optional<Duration> untilClaimable() {
        return database().ledger().untilClaimable(job().tonight(Channel.AUTO_PAUSE));
    }
}
