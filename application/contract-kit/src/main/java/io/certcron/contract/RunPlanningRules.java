package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.dryOpening;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.opening;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOpening;
import io.certcron.domain.Channel;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run store's rules R11 to R17: where planning goes on, and what is planned. */
abstract class RunPlanningRules extends RunOwnershipRules {

    @Test
    @DisplayName("R11: a run starts at the cursor of an unfinished one of the same date, workflow and policy")
    void carriesOnWhereAnotherStopped() {
        PlanCursor cursor = stopHalfwayThrough(opening(TONIGHT));

        OpenRun next = runs().open(opening(TONIGHT));

        assertThat(next.takenOver()).as("whether a run was taken over").isFalse();
        assertThat(next.resumeAfter()).contains(cursor);
    }

    @Test
    @DisplayName("R12: a cursor is not inherited across dates, workflows or policies")
    void neverCarriesOnSomethingElse() {
        stopHalfwayThrough(opening(TONIGHT));

        assertStartsFromTheBeginning(opening(TONIGHT.plusDays(1)));
        assertStartsFromTheBeginning(opening(TONIGHT, Workflow.AUTO_PAUSE));
        assertStartsFromTheBeginning(opening(TONIGHT, Workflow.ALL, "reminders at 60", false));
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
        assertThat(runs().lastPlanned(Channel.REMINDER, TONIGHT.minusDays(5)))
                .as("before the first run")
                .isEmpty();
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
    @DisplayName("R17: a run that is taken over under another policy is planned from the beginning")
    void replansUnderAnotherPolicy() {
        savedCursor(runs().open(opening(TONIGHT)));

        database().elapse(Openings.LEASE.plusSeconds(1));
        OpenRun run = runs().open(opening(TONIGHT, Workflow.ALL, "reminders at 60", false));

        assertThat(run.takenOver()).as("whether a run was taken over").isTrue();
        assertThat(run.resumeAfter()).isEmpty();
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
                .as(
                        "the cursor of a run for %s, %s, %s",
                        opening.businessDate(), opening.workflow(), opening.policyFingerprint())
                .isEmpty();
    }

    private void planAndFinish(LocalDate businessDate, Workflow workflow) {
        OpenRun run = runs().open(opening(businessDate, workflow));
        runs().planningFinished(run);
        runs().close(run, ended(run, RunStatus.COMPLETED));
    }
}
