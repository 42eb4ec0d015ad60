package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.Channel;
import io.certcron.domain.RunStatus;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run store's rules R07 to R10: what a run's owner may do, and who has ceased to be its owner may not. */
abstract class RunOwnershipRules extends RunTakeoverRules {

    @Test
    @DisplayName("R07: who was taken over can't renew, close or finish the planning any more")
    void shutsTheLoserOut() {
        OpenRun lost = runs().open(opening(TONIGHT));
        database().elapse(LEASE.plusSeconds(1));
        OpenRun current = runs().open(opening(TONIGHT));

        boolean renewed = runs().renewLease(lost);
        runs().planningFinished(lost);
        boolean closed = runs().close(lost, ended(lost, RunStatus.COMPLETED));

        assertThat(renewed)
                .as("the loser renewed the lease")
                .as("whether the lease was renewed")
                .isFalse();
        assertThat(closed).as("the loser closed the run").isFalse();
        assertThat(runs().lastPlanned(Channel.REMINDER, TONIGHT.plusDays(1)))
                .as("the loser's planning")
                .isEmpty();
        assertThat(runs().find(current.runId())).map(RunRecord::status).contains(RunStatus.RUNNING);
        assertThat(runs().renewLease(current))
                .as("the owner renewed the lease")
                .as("whether the lease was renewed")
                .isTrue();
    }

    @Test
    @DisplayName("R08: a renewed lease starts anew")
    void renewsTheLease() {
        OpenRun run = runs().open(opening(TONIGHT));
        database().elapse(LEASE.minusSeconds(20));
        boolean renewed = runs().renewLease(run);
        database().elapse(LEASE.minusSeconds(20));

        assertThat(renewed).as("whether the lease was renewed").isTrue();
        assertThat(runs().open(opening(TONIGHT)).takenOver())
                .as("whether a run was taken over")
                .isFalse();
    }

    @Test
    @DisplayName("R09: an owner whose lease ran out while nobody looked still owns the run, and can renew")
    void forgivesAnUnnoticedPause() {
        OpenRun run = runs().open(opening(TONIGHT));
        database().elapse(LEASE.multipliedBy(10));

        assertThat(runs().renewLease(run)).as("whether the lease was renewed").isTrue();
        assertThat(runs().open(opening(TONIGHT)).takenOver())
                .as("whether a run was taken over")
                .isFalse();
    }

    @Test
    @DisplayName("R10: of callers at the same time, exactly one takes a lost run over")
    void isTakenOverOnce() {
        UUID lost = runs().open(opening(TONIGHT)).runId();
        database().elapse(LEASE.plusSeconds(1));

        List<OpenRun> opened = Racers.race(6, () -> runs().open(opening(TONIGHT)));

        assertThat(opened).filteredOn(OpenRun::takenOver).hasSize(1);
        assertThat(opened).filteredOn(run -> run.runId().equals(lost)).hasSize(1);
    }
}
