package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.takeover;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.PauseTally;
import io.certcron.domain.RunStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The planner's rules P19 and P20: who may plan for a run, and what is counted for it. */
abstract class PlannerOwnerRules extends PlannerPageRules {

    @Test
    @DisplayName("P19: who was taken over plans nothing, nor does who closed the run; neither moves the cursor")
    void shutsTheLoserOut() {
        OpenRun lost = job().open(TONIGHT);
        PlanCursor cursor = job().planOneOfTwo(lost);
        database().insert(active(3, TONIGHT.plusDays(7)));
        database().elapse(LEASE.plusSeconds(1));
        OpenRun current = database().runStore().takeOver(takeover(lost)).orElseThrow();
        List<StoredIntent> before = database().intents();
        RunTally counted = database().runStore().tally(lost.runId());

        assertPlansNothing(lost);
        database().elapse(LEASE.plusSeconds(1));
        OpenRun next = database().runStore().takeOver(takeover(current)).orElseThrow();
        assertThat(next.resumeAfter()).as("where planning goes on").contains(cursor);
        database().runStore().close(next, ended(next, RunStatus.INCOMPLETE));
        assertPlansNothing(next);

        assertThat(database().intents()).containsExactlyInAnyOrderElementsOf(before);
        assertThat(database().runStore().tally(lost.runId())).isEqualTo(counted);
    }

    @Test
    @DisplayName("P20: what a page plans is counted for its run, once, as the page says")
    void countsForTheRun() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        database().insert(active(3, TONIGHT.plusDays(7)));
        OpenRun run = job().open(TONIGHT);

        job().planPages(run, true);
        job().planPages(run, false);

        RunTally tally = database().runStore().tally(run.runId());
        assertThat(tally.pauses()).isEqualTo(new PauseTally(2, 0, 0, 0, 0, 0));
        assertThat(tally.reminders().plannedByThreshold()).containsEntry(7, 1L);
        assertThat(tally.reminders().planned()).isEqualTo(1);
    }

    private void assertPlansNothing(OpenRun stranger) {
        assertThat(planner().planPauses(stranger, WINDOW, Optional.empty(), 10, false))
                .as("a page of pauses")
                .isEmpty();
        assertThat(planner().planReminders(stranger, WINDOW, Optional.empty(), 10))
                .as("a page of reminders")
                .isEmpty();
        assertThat(planner()
                        .planAndClaimPauses(
                                stranger, WINDOW, Optional.empty(), 10, PlannerClaimRules.newClaim(stranger)))
                .as("a page of pauses to be claimed")
                .isEmpty();
        assertThat(planner()
                        .planAndClaimReminders(
                                stranger, WINDOW, Optional.empty(), 10, PlannerClaimRules.newClaim(stranger)))
                .as("a page of reminders to be claimed")
                .isEmpty();
    }
}
