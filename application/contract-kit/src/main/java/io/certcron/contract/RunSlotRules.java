package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.opening;
import static io.certcron.contract.Timetable.DUE;
import static io.certcron.contract.Timetable.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The run store's rules R23 to R28: runs for slots. */
abstract class RunSlotRules extends RunPlanningRules {

    @Test
    @DisplayName(
            "R23: a slot becomes a run of its own, with the slot, the zone and the workflow, and each names the other")
    void opensForASlot() {
        DueSlot slot = timetable().due();
        RunOpening opening = Timetable.opening();

        Optional<OpenRun> run = runs().openForSlot(opening, slot, Optional.of(NEXT));

        assertThat(run)
                .contains(new OpenRun(
                        opening.runId(),
                        opening.ownerToken(),
                        LEASE,
                        TONIGHT,
                        Timetable.ZONE,
                        Workflow.REMINDERS,
                        Optional.of(slot.slot()),
                        opening.startedAt(),
                        false,
                        Optional.empty()));
        assertThat(runs().find(opening.runId())).hasValueSatisfying(record -> {
            assertThat(record.slot()).contains(slot.slot());
            assertThat(record.status()).isEqualTo(RunStatus.RUNNING);
        });
        assertThat(database().slotStore().find(slot.slot()))
                .contains(new SlotRecord(slot.slot(), Optional.of(opening.runId()), Optional.empty()));
    }

    @Test
    @DisplayName("R24: when a slot has become a run, the schedule awaits the next one, or none")
    void awaitsTheNextSlot() {
        DueSlot slot = timetable().due(timetable().create("for ever"));
        DueSlot last = timetable().due(timetable().create("until today"));

        runs().openForSlot(Timetable.opening(), slot, Optional.of(NEXT));
        runs().openForSlot(Timetable.opening(), last, Optional.empty());

        assertThat(timetable().awaited(slot.schedule().cronId())).contains(NEXT);
        assertThat(timetable().awaited(last.schedule().cronId())).isEmpty();
    }

    @Test
    @DisplayName("R25: of callers with one slot at the same time, exactly one opens its run")
    void opensASlotOnce() {
        DueSlot slot = timetable().due();

        List<Optional<OpenRun>> opened =
                Racers.race(6, () -> runs().openForSlot(Timetable.opening(), slot, Optional.of(NEXT)));

        assertThat(opened).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(database().slotStore().agenda(DUE).runs())
                .as("runs under way")
                .hasSize(1);
    }

    @Test
    @DisplayName("R26: a slot that was decided opens no run, and nothing is changed")
    void neverOpensADecidedSlot() {
        DueSlot taken = timetable().due(timetable().create("taken"));
        timetable().open(taken);
        DueSlot skipped = timetable().due(timetable().create("skipped"));
        SkippedSlot outside = new SkippedSlot(DUE, SkipReason.OUTSIDE_WINDOW);
        database().slotStore().skip(skipped, List.of(outside), Optional.of(NEXT), DUE);

        for (DueSlot decided : List.of(taken, skipped)) {
            assertOpensNothing(decided);
            assertThat(timetable().awaited(decided.schedule().cronId())).contains(NEXT);
        }
    }

    @Test
    @DisplayName("R27: a slot whose schedule was changed or deleted since opens no run, and nothing is changed")
    void neverOpensWhatWasChanged() {
        Schedule changed = timetable().create("changed");
        timetable().touch(changed);
        Schedule deleted = timetable().create("deleted");
        timetable().delete(deleted);

        assertOpensNothing(timetable().due(changed));
        assertThat(timetable().awaited(changed.cronId())).contains(DUE);
        assertOpensNothing(timetable().due(deleted));
        assertThat(timetable().awaited(deleted.cronId())).isEmpty();
    }

    @Test
    @DisplayName("R28: opening for a slot takes no run over, but starts at the cursor of an earlier one")
    void startsWhereAnEarlierRunStopped() {
        OpenRun stopped = runs().open(opening(TONIGHT, Workflow.REMINDERS));
        PlanCursor cursor = savedCursor(stopped);
        runs().close(stopped, ended(stopped, RunStatus.INCOMPLETE));
        OpenRun lost = runs().open(opening(TONIGHT, Workflow.REMINDERS));
        database().elapse(LEASE.plusSeconds(1));

        OpenRun run = timetable().open(timetable().due());

        assertThat(run.takenOver()).as("whether a run was taken over").isFalse();
        assertThat(run.runId()).isNotIn(stopped.runId(), lost.runId());
        assertThat(run.resumeAfter()).contains(cursor);
        assertThat(runs().find(lost.runId())).map(RunRecord::status).contains(RunStatus.RUNNING);
    }

    private void assertOpensNothing(DueSlot slot) {
        RunOpening opening = Timetable.opening();

        assertThat(runs().openForSlot(opening, slot, Optional.of(NEXT.plusSeconds(60))))
                .isEmpty();
        assertThat(runs().find(opening.runId())).isEmpty();
    }
}
