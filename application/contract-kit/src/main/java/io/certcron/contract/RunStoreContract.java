package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.STARTED_AT;
import static io.certcron.contract.Openings.dryOpening;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.failed;
import static io.certcron.contract.Openings.opening;
import static io.certcron.contract.Openings.takeover;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link RunStore}: rules R01 to R48. Here are those about closing and history; the others are in
 * {@link RunTakeoverRules}, {@link RunOwnershipRules}, {@link RunPlanningRules}, {@link RunSlotRules}, {@link
 * RunHandoverRules}, {@link RunTallyRules} and {@link RunRequestRules}.
 */
public abstract class RunStoreContract extends RunRequestRules {

    /** To be extended by the test of an implementation. */
    protected RunStoreContract() {}

    @Test
    @DisplayName("R18: closing stores how the run ended, once; a closed run has no owner")
    void closesOnce() {
        OpenRun run = runs().open(opening(TONIGHT));

        boolean closed = runs().close(run, ended(run, RunStatus.COMPLETED_WITH_FAILURES));
        boolean closedAgain = runs().close(run, ended(run, RunStatus.COMPLETED));

        assertThat(closed).as("whether the caller still owned the run").isTrue();
        assertThat(closedAgain).as("closed a second time").isFalse();
        assertThat(runs().renewLease(run))
                .as("renewed after closing")
                .as("whether the lease was renewed")
                .isFalse();
        assertThat(runs().find(run.runId())).hasValueSatisfying(record -> {
            assertThat(record.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
            assertThat(record.finishedAt()).isPresent();
            assertThat(record.errorCode()).isEmpty();
        });
    }

    @Test
    @DisplayName("R19: history keeps the error code of a failed run, tells dry runs apart, and knows no others")
    void keepsHistory() {
        OpenRun run = runs().open(opening(TONIGHT));
        runs().close(run, failed(run, ErrorCode.UNEXPECTED_EXCEPTION));
        OpenRun dry = runs().open(dryOpening(TONIGHT));

        assertThat(runs().find(run.runId())).hasValueSatisfying(record -> {
            assertThat(record.status()).isEqualTo(RunStatus.FAILED);
            assertThat(record.errorCode()).contains("UNEXPECTED_EXCEPTION");
        });
        assertThat(runs().find(dry.runId())).map(RunRecord::dryRun).contains(true);
        assertThat(runs().find(UUID.randomUUID())).isEmpty();
    }

    @Test
    @DisplayName("R38: lost dry runs are closed on demand, as incomplete and counted, and no others")
    void closesAbandonedDryRuns() {
        OpenRun dry = runs().open(dryOpening(TONIGHT));
        OpenRun real = runs().open(opening(TONIGHT));
        database().elapse(LEASE.plusSeconds(1));

        long closed = runs().closeAbandonedDryRuns(STARTED_AT);
        OpenRun alive = runs().open(dryOpening(TONIGHT.minusDays(1)));
        long closedWhileItsLeaseLasts = runs().closeAbandonedDryRuns(STARTED_AT);

        assertThat(closed).isEqualTo(1);
        assertLost(dry);
        assertThat(closedWhileItsLeaseLasts).isZero();
        assertThat(List.of(real, alive))
                .map(run -> runs().find(run.runId()).orElseThrow().status())
                .containsOnly(RunStatus.RUNNING);
    }

    @Test
    @DisplayName("R20: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        RunStore store = database().unreachable().runStore();
        OpenRun run = runs().open(opening(TONIGHT));

        assertStorageFails(() -> store.open(opening(TONIGHT)));
        assertStorageFails(() -> store.openForSlot(opening(TONIGHT), timetable().due(), Optional.empty()));
        assertStorageFails(
                () -> store.openOnDemand(opening(TONIGHT), wish(timetable().create("weekly"))));
        assertStorageFails(() -> store.takeOver(takeover(run)));
        assertStorageFails(() -> store.lastPlanned(Channel.REMINDER, TONIGHT));
        assertStorageFails(() -> store.renewLease(run));
        assertStorageFails(() -> store.handOver(run));
        assertStorageFails(() -> store.tally(run.runId()));
        assertStorageFails(() -> store.closeAbandonedDryRuns(STARTED_AT));
        assertStorageFails(() -> store.planningFinished(run));
        assertStorageFails(() -> store.close(run, ended(run, RunStatus.COMPLETED)));
        assertStorageFails(() -> store.find(run.runId()));
    }
}
