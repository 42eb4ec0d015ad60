package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.dryOpening;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run store's rules R01 to R06, R21, R22 and R39: what opening takes over, and what it closes. */
abstract class RunTakeoverRules extends StorageContract {

    @Test
    @DisplayName("R01: a new run is stored as running, as it was proposed, and starts from the beginning")
    void opensANewRun() {
        RunOpening opening = opening(TONIGHT, Workflow.REMINDERS);

        OpenRun run = runs().open(opening);

        assertThat(run)
                .isEqualTo(new OpenRun(
                        opening.runId(),
                        opening.ownerToken(),
                        LEASE,
                        TONIGHT,
                        opening.zone(),
                        Workflow.REMINDERS,
                        Optional.empty(),
                        opening.startedAt(),
                        false,
                        Optional.empty()));
        assertThat(runs().find(run.runId()))
                .contains(new RunRecord(
                        run.runId(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        TONIGHT,
                        Workflow.REMINDERS,
                        false,
                        RunStatus.RUNNING,
                        run.startedAt(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    @DisplayName("R02: while its owner's lease lasts, nobody takes a run over: the next one gets a run of its own")
    void respectsARunningLease() {
        runs().open(opening(TONIGHT));
        RunOpening second = opening(TONIGHT);

        database().elapse(LEASE.minusSeconds(30));
        OpenRun run = runs().open(second);

        assertThat(run.takenOver()).as("whether a run was taken over").isFalse();
        assertThat(run.runId()).isEqualTo(second.runId());
    }

    @Test
    @DisplayName("R03: a run whose owner's lease has run out is taken over, with its id, its start and its cursor")
    void takesOverARunOutLease() {
        OpenRun lost = runs().open(opening(TONIGHT));
        PlanCursor cursor = savedCursor(lost);
        RunOpening second = opening(TONIGHT);

        database().elapse(LEASE.plusSeconds(1));
        OpenRun run = runs().open(second);

        assertThat(run.takenOver()).as("whether a run was taken over").isTrue();
        assertThat(run.runId()).isEqualTo(lost.runId());
        assertThat(run.startedAt()).isEqualTo(lost.startedAt());
        assertThat(run.ownerToken()).isEqualTo(second.ownerToken());
        assertThat(run.resumeAfter()).contains(cursor);
    }

    @Test
    @DisplayName("R04: only a run of the same business date and workflow is taken over")
    void takesOverOnlyItsOwnKind() {
        runs().open(opening(TONIGHT, Workflow.REMINDERS));

        database().elapse(LEASE.plusSeconds(1));

        assertThat(runs().open(opening(TONIGHT.plusDays(1), Workflow.REMINDERS)).takenOver())
                .as("for another date")
                .isFalse();
        runs().open(opening(TONIGHT, Workflow.REMINDERS));
        database().elapse(LEASE.plusSeconds(1));
        assertThat(runs().open(opening(TONIGHT, Workflow.AUTO_PAUSE)).takenOver())
                .as("for another workflow")
                .isFalse();
    }

    @Test
    @DisplayName("R05: a closed run is never taken over")
    void neverTakesOverAClosedRun() {
        OpenRun closed = runs().open(opening(TONIGHT));
        runs().close(closed, ended(closed, RunStatus.INCOMPLETE));

        database().elapse(LEASE.plusSeconds(1));

        assertThat(runs().open(opening(TONIGHT)).takenOver())
                .as("whether a run was taken over")
                .isFalse();
    }

    @Test
    @DisplayName("R06: a dry run neither takes over nor is taken over")
    void keepsDryRunsApart() {
        runs().open(dryOpening(TONIGHT));
        database().elapse(LEASE.plusSeconds(1));
        OpenRun real = runs().open(opening(TONIGHT));
        database().elapse(LEASE.plusSeconds(1));
        OpenRun dry = runs().open(dryOpening(TONIGHT));

        assertThat(real.takenOver()).as("a real run took over a dry one").isFalse();
        assertThat(dry.takenOver()).as("a dry run took over another").isFalse();
    }

    @Test
    @DisplayName("R21: opening closes lost runs of the same date and workflow, and lost dry runs, as incomplete")
    void closesWhatNobodyElseWould() {
        OpenRun first = runs().open(opening(TONIGHT));
        OpenRun second = runs().open(opening(TONIGHT));
        OpenRun dry = runs().open(dryOpening(TONIGHT.minusDays(1)));
        database().elapse(LEASE.plusSeconds(1));

        OpenRun alive = runs().open(opening(TONIGHT));

        OpenRun other = alive.runId().equals(first.runId()) ? second : first;
        assertThat(List.of(other, dry)).allSatisfy(this::assertLost);
        assertThat(runs().find(alive.runId())).map(RunRecord::status).contains(RunStatus.RUNNING);
    }

    @Test
    @DisplayName("R22: a lost run of another date or workflow is closed by opening one five minutes later, not before")
    void leavesOtherRunsToTheNodesAtFirst() {
        OpenRun ofAnotherDate = runs().open(opening(TONIGHT.minusDays(1)));
        OpenRun ofAnotherWorkflow = runs().open(opening(TONIGHT, Workflow.REMINDERS));
        List<OpenRun> others = List.of(ofAnotherDate, ofAnotherWorkflow);

        database().elapse(LEASE.plus(RunStore.ABANDONED_AFTER).minusSeconds(30));
        runs().open(opening(TONIGHT));
        assertThat(others)
                .as("before")
                .map(run -> runs().find(run.runId()).orElseThrow().status())
                .containsOnly(RunStatus.RUNNING);

        database().elapse(Duration.ofSeconds(31));
        runs().open(opening(TONIGHT));
        assertThat(others).as("afterwards").allSatisfy(this::assertLost);
    }

    @Test
    @DisplayName("R39: a dry run closes no lost run but dry ones: a look must not keep a node from taking a run over")
    void looksWithoutClosing() {
        OpenRun lost = runs().open(opening(TONIGHT));
        OpenRun dry = runs().open(dryOpening(TONIGHT));

        database().elapse(LEASE.plus(RunStore.ABANDONED_AFTER).plusSeconds(1));
        runs().open(dryOpening(TONIGHT));

        assertLost(dry);
        assertThat(runs().find(lost.runId())).map(RunRecord::status).contains(RunStatus.RUNNING);
    }

    final RunStore runs() {
        return database().runStore();
    }

    /** The run was closed by somebody else, as its owner was lost. */
    final void assertLost(OpenRun lost) {
        assertThat(runs().find(lost.runId()).orElseThrow())
                .matches(run -> run.status() == RunStatus.INCOMPLETE, "is incomplete")
                .matches(run -> run.finishedAt().isPresent(), "has an end")
                .matches(run -> run.errorCode().equals(Optional.of("RUN_LOST")), "says RUN_LOST");
    }

    /** Plans a page of two certifications that leaves one for the next. */
    final PlanCursor savedCursor(OpenRun run) {
        return job().planOneOfTwo(run);
    }
}
