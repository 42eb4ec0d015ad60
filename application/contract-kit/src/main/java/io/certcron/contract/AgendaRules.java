package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.dryOpening;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.opening;
import static io.certcron.contract.Timetable.CREATED;
import static io.certcron.contract.Timetable.DUE;
import static io.certcron.contract.Timetable.NEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.SlotStore;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Schedule;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The slot store's rules T01 to T07: what there is to do. */
abstract class AgendaRules extends StorageContract {

    @Test
    @DisplayName("T01: an awaited slot is on the agenda from its instant on, with its schedule, and not before")
    void showsWhatIsDue() {
        Schedule nightly = timetable().create("nightly");

        assertThat(dueSlots(DUE.minusSeconds(1))).as("a second before").isEmpty();
        assertThat(dueSlots(DUE)).as("in time").containsExactly(new DueSlot(nightly, DUE, false));
        assertThat(dueSlots(NEXT)).as("a day late").containsExactly(new DueSlot(nightly, DUE, false));
    }

    @Test
    @DisplayName("T02: a slot of a paused schedule is on the agenda too: somebody has to decide it")
    void showsThePaused() {
        Schedule nightly = timetable().create("nightly");
        Schedule paused = Timetable.stored(database()
                .scheduleStore()
                .replace(
                        nightly.cronId(),
                        1,
                        nightly.spec().paused(Optional.empty()),
                        Optional.of(DUE),
                        OPERATOR,
                        CREATED));

        assertThat(dueSlots(DUE)).containsExactly(new DueSlot(paused, DUE, false));
    }

    @Test
    @DisplayName("T03: a slot that was decided is not on the agenda")
    void leavesTheDecided() {
        DueSlot slot = timetable().due();
        timetable().open(slot);

        assertThat(dueSlots(DUE)).isEmpty();
        assertThat(dueSlots(NEXT)).extracting(DueSlot::scheduledFor).containsExactly(NEXT);
    }

    @Test
    @DisplayName("T04: the agenda names the slots that have been due the longest, the longest first, and 100 at most")
    void namesTheLongestDue() {
        for (int number = 0; number <= Agenda.MAX_SLOTS; number++) {
            Instant due = DUE.minusSeconds(number * 37L % 101);
            timetable().create("schedule " + number, Optional.of(due));
        }

        List<Instant> due = dueSlots(NEXT).stream().map(DueSlot::scheduledFor).toList();

        assertThat(due).hasSize(Agenda.MAX_SLOTS).isSorted().doesNotContain(DUE);
    }

    @Test
    @DisplayName("T05: a slot says whether a run of its schedule is still going, lost or not; other runs don't matter")
    void seesThePreviousRun() {
        DueSlot slot = timetable().due(timetable().create("nightly"));
        timetable().create("other", Optional.of(NEXT));
        database().runStore().open(opening(TONIGHT));
        OpenRun run = timetable().open(slot);

        assertThat(dueSlots(NEXT))
                .extracting(each -> each.schedule().spec().name(), DueSlot::previousRunGoing)
                .as("while it is going")
                .containsExactlyInAnyOrder(tuple("nightly", true), tuple("other", false));
        database().elapse(LEASE.plusSeconds(1));
        assertThat(dueSlots(NEXT))
                .filteredOn(DueSlot::previousRunGoing)
                .as("when it is lost")
                .hasSize(1);
        database().runStore().close(run, ended(run, RunStatus.INCOMPLETE));
        assertThat(dueSlots(NEXT))
                .filteredOn(DueSlot::previousRunGoing)
                .as("when it has ended")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "T06: every run that is under way is on the agenda, lost or not; dry runs and those that ended are not")
    void showsRunsUnderWay() {
        OpenRun ended = database().runStore().open(opening(TONIGHT));
        database().runStore().close(ended, ended(ended, RunStatus.COMPLETED));
        OpenRun lost = timetable().open(timetable().due());
        database().elapse(LEASE.plusSeconds(1));
        OpenRun alive = database().runStore().open(opening(TONIGHT, Workflow.AUTO_PAUSE));
        database().runStore().open(dryOpening(TONIGHT));

        assertThat(slots().agenda(CREATED).runs())
                .containsExactlyInAnyOrder(inProgress(lost, true), inProgress(alive, false));
        database().runStore().handOver(alive);
        assertThat(slots().agenda(CREATED).runs())
                .as("after it was handed over")
                .contains(inProgress(alive, true));
    }

    @Test
    @DisplayName("T07: the agenda tells the database's time, whatever time it is asked with")
    void tellsTheDatabasesTime() {
        Instant askedEarly = slots().agenda(Instant.EPOCH).databaseTime();
        Instant askedLate =
                slots().agenda(Instant.EPOCH.plus(100_000, ChronoUnit.DAYS)).databaseTime();

        assertThat(askedEarly).isAfter(Instant.parse("2020-01-01T00:00:00Z"));
        assertThat(askedLate).isBetween(askedEarly, askedEarly.plusSeconds(60));
    }

    final SlotStore slots() {
        return database().slotStore();
    }

    final List<DueSlot> dueSlots(Instant now) {
        return slots().agenda(now).dueSlots();
    }

    private static RunInProgress inProgress(OpenRun run, boolean orphaned) {
        return new RunInProgress(run.runId(), run.businessDate(), run.workflow(), run.startedAt(), orphaned);
    }
}
