package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Timetable.CREATED;
import static io.certcron.contract.Timetable.DUE;
import static io.certcron.contract.Timetable.NEXT;
import static io.certcron.contract.Timetable.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link ScheduleStore}: rules C01 to C15. Here are those about creating, finding and several callers;
 * those about replacing and deleting are in {@link ScheduleChangeRules}.
 */
public abstract class ScheduleStoreContract extends ScheduleChangeRules {

    /** To be extended by the test of an implementation. */
    protected ScheduleStoreContract() {}

    @Test
    @DisplayName("C01: a new schedule is stored as it was given, as version 1, and found by its id and by its name")
    void creates() {
        UUID cronId = UUID.randomUUID();
        ScheduleSpec paused = spec("nightly").paused(Optional.of("Not before the spring"));

        ScheduleChange change = schedules().create(cronId, paused, Optional.of(DUE), OPERATOR, CREATED);

        Schedule created = new Schedule(cronId, paused, 1, CREATED, CREATED);
        assertThat(change).isEqualTo(new ScheduleChange.Stored(created));
        assertThat(schedules().find(cronId)).contains(created);
        assertThat(schedules().findByName("nightly")).contains(created);
    }

    @Test
    @DisplayName("C02: a new schedule awaits the slot that it was given, or none")
    void awaitsItsFirstSlot() {
        Schedule nightly = timetable().create("nightly");
        Schedule never = timetable().create("never", Optional.empty());

        assertThat(timetable().awaited(nightly.cronId())).contains(DUE);
        assertThat(timetable().awaited(never.cronId())).isEmpty();
    }

    @Test
    @DisplayName("C03: a name belongs to one schedule: no other takes it, by being created or replaced")
    void keepsNamesApart() {
        Schedule nightly = timetable().create("nightly");
        Schedule other = timetable().create("other");
        UUID third = UUID.randomUUID();

        ScheduleChange created = schedules().create(third, spec("nightly"), Optional.of(DUE), OPERATOR, CREATED);
        ScheduleChange replaced =
                schedules().replace(other.cronId(), 1, spec("nightly"), Optional.of(NEXT), OPERATOR, CREATED);

        assertThat(created).isEqualTo(new ScheduleChange.NameTaken());
        assertThat(replaced).isEqualTo(new ScheduleChange.NameTaken());
        assertThat(schedules().find(third)).isEmpty();
        assertThat(timetable().awaited(third)).isEmpty();
        assertThat(schedules().find(other.cronId())).contains(other);
        assertThat(timetable().awaited(other.cronId())).contains(DUE);
        assertThat(schedules().findByName("nightly")).contains(nightly);
    }

    @Test
    @DisplayName("C04: nobody finds a schedule under an id or a name that none has")
    void knowsNoOthers() {
        timetable().create("nightly");

        assertThat(schedules().find(UUID.randomUUID())).isEmpty();
        assertThat(schedules().findByName("Nightly")).isEmpty();
    }

    @Test
    @DisplayName("C12: schedules are listed by name, page by page, none larger than asked for")
    void listsInPages() {
        for (String name : List.of("d", "b", "e", "a", "c")) {
            timetable().create(name);
        }

        assertThat(names(schedules().list(Optional.empty(), 2))).containsExactly("a", "b");
        assertThat(names(schedules().list(Optional.of("b"), 2))).containsExactly("c", "d");
        assertThat(names(schedules().list(Optional.of("d"), 2))).containsExactly("e");
        assertThat(names(schedules().list(Optional.of("bb"), 1)))
                .as("after a name that is gone")
                .containsExactly("c");
    }

    @Test
    @DisplayName("C13: of callers that create the same name at the same time, exactly one does")
    void createsOnce() {
        List<ScheduleChange> changes = Racers.race(
                6, () -> schedules().create(UUID.randomUUID(), spec("nightly"), Optional.of(DUE), OPERATOR, CREATED));

        assertThat(changes)
                .filteredOn(ScheduleChange.Stored.class::isInstance)
                .as("created")
                .hasSize(1);
        assertThat(changes)
                .filteredOn(ScheduleChange.NameTaken.class::isInstance)
                .as("refused")
                .hasSize(5);
    }

    @Test
    @DisplayName("C14: of callers that replace the same version at the same time, exactly one does")
    void replacesOnce() {
        Schedule schedule = timetable().create("nightly");

        List<ScheduleChange> changes = Racers.race(6, () -> schedules()
                .replace(schedule.cronId(), 1, schedule.spec(), Optional.of(NEXT), OPERATOR, LATER));

        assertThat(changes)
                .filteredOn(ScheduleChange.Stored.class::isInstance)
                .as("replaced")
                .hasSize(1);
        assertThat(changes)
                .filteredOn(new ScheduleChange.VersionDiffers(2)::equals)
                .as("refused")
                .hasSize(5);
    }

    @Test
    @DisplayName("C15: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        ScheduleStore store = database().unreachable().scheduleStore();
        UUID cronId = UUID.randomUUID();

        assertStorageFails(() -> store.create(cronId, spec("nightly"), Optional.of(DUE), OPERATOR, CREATED));
        assertStorageFails(() -> store.replace(cronId, 1, spec("nightly"), Optional.of(DUE), OPERATOR, CREATED));
        assertStorageFails(() -> store.delete(cronId, 1, OPERATOR, CREATED));
        assertStorageFails(() -> store.find(cronId));
        assertStorageFails(() -> store.findByName("nightly"));
        assertStorageFails(() -> store.list(Optional.empty(), 1));
    }

    private static List<String> names(List<Schedule> schedules) {
        return schedules.stream().map(each -> each.spec().name()).toList();
    }
}
