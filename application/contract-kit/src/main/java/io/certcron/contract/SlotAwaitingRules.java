package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Timetable.DUE;
import static io.certcron.contract.Timetable.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.Schedule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The slot store's rules T13 and T14: schedules that await nothing. */
abstract class SlotAwaitingRules extends AgendaRules {

    @Test
    @DisplayName("T13: schedules that await no slot are found, no more than asked for, until they await one")
    void findsWhatAwaitsNothing() {
        timetable().create("nightly");
        Schedule first = timetable().create("first", Optional.empty());
        Schedule second = timetable().create("second", Optional.empty());

        assertThat(slots().withoutSlot(10).schedules()).containsExactlyInAnyOrder(first, second);
        assertThat(slots().withoutSlot(1).schedules()).hasSize(1);

        boolean awaits = slots().await(first, NEXT);

        assertThat(awaits).as("whether it awaits the slot").isTrue();
        assertThat(timetable().awaited(first.cronId())).contains(NEXT);
        assertThat(slots().withoutSlot(10).schedules()).containsExactly(second);
    }

    @Test
    @DisplayName("T14: a schedule awaits one slot alone, by one caller's word, and none once it was changed or deleted")
    void awaitsOneSlot() {
        Schedule never = timetable().create("never", Optional.empty());
        Schedule changed = timetable().create("changed", Optional.empty());
        Schedule replaced = Timetable.stored(database()
                .scheduleStore()
                .replace(changed.cronId(), 1, changed.spec(), Optional.empty(), OPERATOR, Timetable.CREATED));
        Schedule deleted = timetable().create("deleted", Optional.empty());
        timetable().delete(deleted);

        List<Boolean> won = Racers.race(6, () -> slots().await(never, NEXT));

        assertThat(won).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(slots().await(never, DUE)).as("a second slot").isFalse();
        assertThat(slots().latest(never.cronId(), 10)).hasSize(1);
        assertThat(slots().await(changed, NEXT)).as("of a changed schedule").isFalse();
        assertThat(slots().await(deleted, NEXT)).as("of a deleted schedule").isFalse();
        assertThat(slots().withoutSlot(10).schedules()).containsExactly(replaced);
    }
}
