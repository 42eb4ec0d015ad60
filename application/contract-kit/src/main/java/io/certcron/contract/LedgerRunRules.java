package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.NightJob.LEASE;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.takeover;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.RunTally;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.PauseTally;
import io.certcron.domain.RunStatus;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's rules L34 to L38: for whom it works, and what it counts for the run. */
abstract class LedgerRunRules extends LedgerTokenRules {

    @Test
    @DisplayName("L34: only the owner of a run rearms, until its planning has finished or the run has ended")
    void rearmsForTheOwnerAlone() {
        planPause(1);
        job().settle(job().claim(Channel.AUTO_PAUSE), key -> new Settlement.NextRun(key, "DOWN", OptionalInt.of(500)));
        OpenRun lost = job().open(TONIGHT);
        database().elapse(Openings.LEASE.plusSeconds(1));
        OpenRun current = database().runStore().takeOver(takeover(lost)).orElseThrow();

        long byTheLoser = database().ledger().rearm(lost, Channel.AUTO_PAUSE);
        database().runStore().planningFinished(current);
        long afterPlanning = database().ledger().rearm(current, Channel.AUTO_PAUSE);
        OpenRun closed = job().open(TONIGHT);
        database().runStore().close(closed, ended(closed, RunStatus.COMPLETED));
        long afterTheEnd = database().ledger().rearm(closed, Channel.AUTO_PAUSE);
        job().open(TONIGHT);

        assertThat(byTheLoser).as("rearmed by the loser").isZero();
        assertThat(afterPlanning).as("rearmed after planning has finished").isZero();
        assertThat(afterTheEnd).as("rearmed after the run was closed").isZero();
        assertThat(job().claim(Channel.AUTO_PAUSE).isEmpty())
                .as("nothing is claimable")
                .isTrue();
    }

    @Test
    @DisplayName("L35: for a run that has ended, nothing is claimed or settled, and there is nothing to wait for")
    void claimsForARunUnderWay() {
        planPause(1);
        planPause(2);
        database().delete(certificationId(2));
        OpenRun run = job().run();
        database().runStore().close(run, ended(run, RunStatus.INCOMPLETE));
        List<StoredIntent> before = database().intents();

        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE);

        assertThat(chunk.isEmpty()).as("nothing is claimed").isTrue();
        assertThat(database().ledger().untilClaimable(job().tonight(Channel.AUTO_PAUSE)))
                .isEmpty();
        assertThat(database().intents()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName("L36: what is settled is counted for the run of the claim, by how it ended")
    void countsSettlements() {
        for (int number = 1; number <= 6; number++) {
            database().insert(active(number, TONIGHT));
        }
        OpenRun planner = job().plan(TONIGHT);
        OpenRun run = job().open(TONIGHT);
        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE);

        database()
                .ledger()
                .settle(
                        chunk.claim(),
                        List.of(
                                new Settlement.Done(pauseKey(1, TONIGHT), false),
                                new Settlement.Done(pauseKey(2, TONIGHT), true),
                                new Settlement.Rejected(pauseKey(3, TONIGHT), "NO", OptionalInt.of(422)),
                                new Settlement.Retry(pauseKey(4, TONIGHT), "BUSY", OptionalInt.of(429), LEASE),
                                new Settlement.NextRun(pauseKey(5, TONIGHT), "DOWN", OptionalInt.of(500)),
                                new Settlement.Release(pauseKey(6, TONIGHT))));

        assertThat(tally(run).pauses()).isEqualTo(new PauseTally(0, 0, 1, 1, 0, 1));
        assertThat(tally(planner).pauses())
                .as("of the run that planned them")
                .isEqualTo(new PauseTally(6, 0, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("L37: what is settled on claiming is counted for the run as well")
    void countsWhatClaimingSettles() {
        for (int number = 1; number <= 3; number++) {
            database().insert(active(number, TONIGHT));
        }
        OpenRun run = job().plan(TONIGHT);
        database().delete(certificationId(1));
        job().claim(Channel.AUTO_PAUSE);
        database().elapse(LEASE.plusSeconds(1));
        job().claim(Channel.AUTO_PAUSE, NightJob.ATTEMPTS, Redelivery.NEVER);

        assertThat(tally(run).pauses()).isEqualTo(new PauseTally(3, 0, 0, 0, 1, 2));
    }

    @Test
    @DisplayName("L38: what was not settled is not counted: under a lost claim, or a second time")
    void countsOnce() {
        OpenRun run = job().open(TONIGHT);
        database().insert(active(1, TONIGHT));
        job().planPages(run, false);
        ClaimedChunk lost = job().claim(Channel.AUTO_PAUSE);
        database().elapse(LEASE.plusSeconds(1));
        ClaimedChunk current = job().claim(Channel.AUTO_PAUSE);

        job().settle(lost, key -> new Settlement.Rejected(key, "TOO_LATE", OptionalInt.empty()));
        job().settleDone(current);
        job().settleDone(current);

        assertThat(tally(run).pauses()).isEqualTo(new PauseTally(1, 0, 1, 0, 0, 0));
    }

    final RunTally tally(OpenRun run) {
        return database().runStore().tally(run.runId());
    }
}
