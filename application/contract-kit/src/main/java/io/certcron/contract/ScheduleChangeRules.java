package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Timetable.CREATED;
import static io.certcron.contract.Timetable.DUE;
import static io.certcron.contract.Timetable.NEXT;
import static io.certcron.contract.Timetable.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The schedule store's rules C05 to C11: replacing and deleting. */
abstract class ScheduleChangeRules extends StorageContract {

    static final Instant LATER = CREATED.plusSeconds(600);

    private static final ScheduleSpec OTHER =
            new ScheduleSpec("renamed", "30 3 * * *", ZoneOffset.UTC, Workflow.ALL, false, Optional.of("Holidays"));

    @Test
    @DisplayName("C05: replacing stores what people say now, as the next version, and when")
    void replaces() {
        Schedule first = timetable().create("nightly");

        ScheduleChange change = schedules().replace(first.cronId(), 1, OTHER, Optional.of(NEXT), OPERATOR, LATER);

        Schedule replaced = new Schedule(first.cronId(), OTHER, 2, CREATED, LATER);
        assertThat(change).isEqualTo(new ScheduleChange.Stored(replaced));
        assertThat(schedules().find(first.cronId())).contains(replaced);
        assertThat(schedules().findByName("nightly")).isEmpty();
    }

    @Test
    @DisplayName(
            "C06: a version that somebody else has replaced is neither replaced nor deleted, and the answer says so")
    void replacesWhatTheCallerHasSeen() {
        Schedule first = timetable().create("nightly");
        Schedule second = timetable().touch(first);

        ScheduleChange replaced = schedules().replace(first.cronId(), 1, OTHER, Optional.empty(), OPERATOR, LATER);
        ScheduleChange deleted = schedules().delete(first.cronId(), 1, OPERATOR, LATER);

        assertThat(replaced).isEqualTo(new ScheduleChange.VersionDiffers(2));
        assertThat(deleted).isEqualTo(new ScheduleChange.VersionDiffers(2));
        assertThat(schedules().find(first.cronId())).contains(second);
        assertThat(timetable().awaited(first.cronId())).contains(DUE);
    }

    @Test
    @DisplayName("C07: a schedule that does not exist, or not any more, is neither replaced nor deleted")
    void knowsWhatIsNotThere() {
        Schedule gone = timetable().create("gone");
        schedules().delete(gone.cronId(), 1, OPERATOR, LATER);

        assertThat(schedules().replace(gone.cronId(), 1, OTHER, Optional.of(NEXT), OPERATOR, LATER))
                .isEqualTo(new ScheduleChange.NotFound());
        assertThat(schedules().delete(gone.cronId(), 1, OPERATOR, LATER)).isEqualTo(new ScheduleChange.NotFound());
        assertThat(schedules().delete(UUID.randomUUID(), 1, OPERATOR, LATER)).isEqualTo(new ScheduleChange.NotFound());
        assertThat(timetable().awaited(gone.cronId())).isEmpty();
    }

    @Test
    @DisplayName("C08: replacing exchanges an awaited slot that lies in the future, for another or for none")
    void exchangesAFutureSlot() {
        Schedule moved = timetable().create("moved");
        Schedule ended = timetable().create("ended");

        schedules().replace(moved.cronId(), 1, moved.spec(), Optional.of(NEXT), OPERATOR, DUE.minusSeconds(1));
        schedules().replace(ended.cronId(), 1, ended.spec(), Optional.empty(), OPERATOR, DUE.minusSeconds(1));

        assertThat(timetable().awaited(moved.cronId())).contains(NEXT);
        assertThat(database().slotStore().latest(moved.cronId(), 10)).hasSize(1);
        assertThat(timetable().awaited(ended.cronId())).isEmpty();
    }

    @Test
    @DisplayName("C09: replacing leaves an awaited slot that is due by now: it is still to be decided")
    void leavesADueSlot() {
        Schedule schedule = timetable().create("nightly");

        Schedule replaced = Timetable.stored(
                schedules().replace(schedule.cronId(), 1, schedule.spec(), Optional.of(NEXT), OPERATOR, DUE));

        assertThat(timetable().awaited(schedule.cronId())).contains(DUE);
        assertThat(database().slotStore().agenda(DUE).dueSlots())
                .containsExactly(timetable().due(replaced));
    }

    @Test
    @DisplayName("C10: a deleted schedule is gone, with the slot that it awaits; its name is free")
    void deletes() {
        Schedule schedule = timetable().create("nightly");

        ScheduleChange change = schedules().delete(schedule.cronId(), 1, OPERATOR, LATER);

        assertThat(change).isEqualTo(new ScheduleChange.Deleted());
        assertThat(schedules().find(schedule.cronId())).isEmpty();
        assertThat(schedules().findByName("nightly")).isEmpty();
        assertThat(schedules().list(Optional.empty(), 10)).isEmpty();
        assertThat(timetable().awaited(schedule.cronId())).isEmpty();
        assertThat(database().slotStore().agenda(NEXT).dueSlots()).isEmpty();
        assertThat(schedules().create(UUID.randomUUID(), spec("nightly"), Optional.of(NEXT), OPERATOR, LATER))
                .isInstanceOf(ScheduleChange.Stored.class);
    }

    @Test
    @DisplayName("C11: the runs and the decided slots of a deleted schedule stay")
    void keepsHistory() {
        DueSlot slot = timetable().due();
        OpenRun run = timetable().open(slot);
        UUID cronId = slot.schedule().cronId();

        schedules().delete(cronId, 1, OPERATOR, LATER);

        assertThat(database().runStore().find(run.runId()))
                .hasValueSatisfying(record -> assertThat(record.slot()).contains(slot.slot()));
        assertThat(database().slotStore().find(slot.slot()))
                .hasValueSatisfying(record -> assertThat(record.runId()).contains(run.runId()));
        assertThat(database().slotStore().latest(cronId, 10)).hasSize(1);
    }

    final ScheduleStore schedules() {
        return database().scheduleStore();
    }
}
