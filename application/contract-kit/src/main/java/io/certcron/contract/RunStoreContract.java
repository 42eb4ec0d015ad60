package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.POLICY;
import static io.certcron.contract.Openings.dryOpening;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.failed;
import static io.certcron.contract.Openings.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link RunStore}: rules R01 to R19. Here are those about carrying on, closing and history; the others
 * are in {@link RunTakeoverRules}.
 */
public abstract class RunStoreContract extends RunTakeoverRules {

    @Test
    @DisplayName("R11: a run starts at the cursor of an unfinished one of the same date, workflow and policy")
    void carriesOnWhereAnotherStopped() {
        PlanCursor cursor = stopHalfwayThrough(opening(TONIGHT));

        OpenRun next = runs().open(opening(TONIGHT));

        assertThat(next.takenOver()).isFalse();
        assertThat(next.resumeAfter()).contains(cursor);
    }

    @Test
    @DisplayName("R12: a cursor is not inherited across dates, workflows or policies, nor by or from a dry run")
    void neverCarriesOnSomethingElse() {
        stopHalfwayThrough(opening(TONIGHT));

        assertStartsFromTheBeginning(opening(TONIGHT.plusDays(1)));
        assertStartsFromTheBeginning(opening(TONIGHT, Workflow.AUTO_PAUSE));
        assertStartsFromTheBeginning(opening(TONIGHT, Workflow.ALL, "reminders at 60", false));
        assertStartsFromTheBeginning(dryOpening(TONIGHT));
    }

    @Test
    @DisplayName("R13: after a run that came to its end, the next one starts from the beginning")
    void startsAnewAfterACompleteRun() {
        OpenRun run = runs().open(opening(TONIGHT));
        savedCursor(run);
        runs().planningFinished(run);
        runs().close(run, ended(run, RunStatus.COMPLETED));

        assertStartsFromTheBeginning(opening(TONIGHT));
    }

    @Test
    @DisplayName("R14: the last planned date is the latest before the given one whose planning was finished")
    void knowsTheLastPlannedDate() {
        planAndFinish(TONIGHT.minusDays(5), Workflow.ALL);
        planAndFinish(TONIGHT.minusDays(2), Workflow.ALL);
        planAndFinish(TONIGHT, Workflow.ALL);
        runs().open(opening(TONIGHT.minusDays(1)));

        assertThat(runs().lastPlanned(Channel.REMINDER, TONIGHT)).contains(TONIGHT.minusDays(2));
        assertThat(runs().lastPlanned(Channel.AUTO_PAUSE, TONIGHT)).contains(TONIGHT.minusDays(2));
        assertThat(runs().lastPlanned(Channel.REMINDER, TONIGHT.minusDays(5))).as("before the first run").isEmpty();
    }

    @Test
    @DisplayName("R15: a planned date counts for the channels of the run's workflow alone")
    void keepsTheChannelsApart() {
        planAndFinish(TONIGHT.minusDays(3), Workflow.REMINDERS);
        planAndFinish(TONIGHT.minusDays(4), Workflow.AUTO_PAUSE);

        assertThat(runs().lastPlanned(Channel.REMINDER, TONIGHT)).contains(TONIGHT.minusDays(3));
        assertThat(runs().lastPlanned(Channel.AUTO_PAUSE, TONIGHT)).contains(TONIGHT.minusDays(4));
    }

    @Test
    @DisplayName("R16: a dry run plans no date")
    void ignoresDryRuns() {
        OpenRun dry = runs().open(dryOpening(TONIGHT.minusDays(1)));
        runs().planningFinished(dry);

        assertThat(runs().lastPlanned(Channel.REMINDER, TONIGHT)).isEmpty();
    }

    @Test
    @DisplayName("R17: closing stores how the run ended, once; a closed run has no owner")
    void closesOnce() {
        OpenRun run = runs().open(opening(TONIGHT));

        boolean closed = runs().close(run, ended(run, RunStatus.COMPLETED_WITH_FAILURES));
        boolean closedAgain = runs().close(run, ended(run, RunStatus.COMPLETED));

        assertThat(closed).isTrue();
        assertThat(closedAgain).as("closed a second time").isFalse();
        assertThat(runs().renewLease(run)).as("renewed after closing").isFalse();
        assertThat(runs().find(run.runId())).hasValueSatisfying(record -> {
            assertThat(record.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
            assertThat(record.finishedAt()).isPresent();
            assertThat(record.errorCode()).isEmpty();
        });
    }

    @Test
    @DisplayName("R18: history keeps the error code of a failed run, tells dry runs apart, and knows no others")
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
    @DisplayName("R19: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        RunStore store = database().unreachable().runStore();
        OpenRun run = runs().open(opening(TONIGHT));

        assertStorageFails(() -> store.open(opening(TONIGHT)));
        assertStorageFails(() -> store.lastPlanned(Channel.REMINDER, TONIGHT));
        assertStorageFails(() -> store.renewLease(run));
        assertStorageFails(() -> store.planningFinished(run));
        assertStorageFails(() -> store.close(run, ended(run, RunStatus.COMPLETED)));
        assertStorageFails(() -> store.find(run.runId()));
    }

    private PlanCursor stopHalfwayThrough(RunOpening opening) {
        OpenRun run = runs().open(opening);
        PlanCursor cursor = savedCursor(run);
        runs().close(run, ended(run, RunStatus.INCOMPLETE));
        return cursor;
    }

    private void assertStartsFromTheBeginning(RunOpening opening) {
        OpenRun run = runs().open(opening);
        assertThat(run.resumeAfter())
                .as("the cursor of a run for %s, %s, %s, dry: %s", opening.businessDate(), opening.workflow(),
                        opening.policyFingerprint().equals(POLICY) ? "the same policy" : "another policy",
                        opening.dryRun())
                .isEmpty();
    }

    private void planAndFinish(LocalDate businessDate, Workflow workflow) {
        OpenRun run = runs().open(opening(businessDate, workflow));
        runs().planningFinished(run);
        runs().close(run, ended(run, RunStatus.COMPLETED));
    }
}
