package io.certcron.contract;

import static io.certcron.contract.Timetable.CREATED;
import static io.certcron.contract.Timetable.DUE;
import static io.certcron.contract.Timetable.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.application.port.out.SlotStore;
import io.certcron.domain.Schedule;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link SlotStore}: rules T01 to T16. Here are those about skipping and history; the others are in
 * {@link AgendaRules} and {@link SlotAwaitingRules}.
 */
public abstract class SlotStoreContract extends SlotAwaitingRules {

    private static final Instant LATER = DUE.plusSeconds(3_600);

    private static final List<SkippedSlot> OUTSIDE = List.of(new SkippedSlot(DUE, SkipReason.OUTSIDE_WINDOW));

    /** To be extended by the test of an implementation. */
    protected SlotStoreContract() {}

    @Test
    @DisplayName("T08: skipping records the awaited slot and later ones, each with its reason, and the next is awaited")
    void skips() {
        DueSlot slot = timetable().due();
        UUID cronId = slot.schedule().cronId();
        List<SkippedSlot> both = List.of(
                new SkippedSlot(DUE, SkipReason.OUTSIDE_WINDOW), new SkippedSlot(LATER, SkipReason.LATER_SLOT_DUE));

        boolean recorded = slots().skip(slot, both, Optional.of(NEXT), LATER);

        assertThat(recorded).as("whether it was recorded").isTrue();
        assertThat(slots().latest(cronId, 10))
                .containsExactly(
                        new SlotRecord(new Slot(cronId, NEXT), Optional.empty(), Optional.empty()),
                        skipped(new Slot(cronId, LATER), SkipReason.LATER_SLOT_DUE),
                        skipped(slot.slot(), SkipReason.OUTSIDE_WINDOW));
        assertThat(dueSlots(NEXT)).extracting(DueSlot::scheduledFor).containsExactly(NEXT);
    }

    @Test
    @DisplayName("T09: every reason is kept, and a schedule that is never due again awaits nothing")
    void keepsEveryReason() {
        for (SkipReason reason : SkipReason.values()) {
            DueSlot slot = timetable().due(timetable().create(reason.name()));

            slots().skip(slot, List.of(new SkippedSlot(DUE, reason)), Optional.empty(), DUE);

            assertThat(slots().find(slot.slot())).contains(skipped(slot.slot(), reason));
            assertThat(timetable().awaited(slot.schedule().cronId())).isEmpty();
        }
    }

    @Test
    @DisplayName("T10: of callers that skip the same slot at the same time, exactly one does")
    void skipsOnce() {
        DueSlot slot = timetable().due();

        List<Boolean> recorded = Racers.race(6, () -> slots().skip(slot, OUTSIDE, Optional.of(NEXT), DUE));

        assertThat(recorded).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(slots().latest(slot.schedule().cronId(), 10)).hasSize(2);
    }

    @Test
    @DisplayName("T11: a slot that was decided is not skipped, and nothing is changed")
    void neverSkipsTheDecided() {
        DueSlot slot = timetable().due();
        OpenRun run = timetable().open(slot);

        boolean recorded = slots().skip(slot, OUTSIDE, Optional.of(LATER), DUE);

        assertThat(recorded).as("whether it was recorded").isFalse();
        assertThat(slots().find(slot.slot()))
                .contains(new SlotRecord(slot.slot(), Optional.of(run.runId()), Optional.empty()));
        assertThat(timetable().awaited(slot.schedule().cronId())).contains(NEXT);
    }

    @Test
    @DisplayName("T12: a slot whose schedule was changed or deleted since is not skipped, and nothing is changed")
    void neverSkipsWhatWasChanged() {
        Schedule changed = timetable().create("changed");
        timetable().touch(changed);
        Schedule deleted = timetable().create("deleted");
        timetable().delete(deleted);

        boolean changedWasSkipped = slots().skip(timetable().due(changed), OUTSIDE, Optional.of(NEXT), DUE);
        boolean deletedWasSkipped = slots().skip(timetable().due(deleted), OUTSIDE, Optional.of(NEXT), DUE);

        assertThat(changedWasSkipped).as("of a changed schedule").isFalse();
        assertThat(timetable().awaited(changed.cronId())).contains(DUE);
        assertThat(deletedWasSkipped).as("of a deleted schedule").isFalse();
        assertThat(slots().latest(deleted.cronId(), 10)).isEmpty();
    }

    @Test
    @DisplayName("T15: the latest slots of a schedule come latest first, decided or awaited, no more than asked for")
    void keepsHistory() {
        DueSlot first = timetable().due();
        UUID cronId = first.schedule().cronId();
        timetable().open(first);
        DueSlot second = new DueSlot(first.schedule(), NEXT, true);
        SkippedSlot busy = new SkippedSlot(NEXT, SkipReason.PREVIOUS_RUN_GOING);
        Instant third = NEXT.plusSeconds(86_400);
        slots().skip(second, List.of(busy), Optional.of(third), NEXT);
        timetable().create("another");

        assertThat(slots().latest(cronId, 10))
                .extracting(each -> each.slot().scheduledFor())
                .containsExactly(third, NEXT, DUE);
        assertThat(slots().latest(cronId, 10)).extracting(SlotRecord::isAwaited).containsExactly(true, false, false);
        assertThat(slots().latest(cronId, 2))
                .extracting(each -> each.slot().scheduledFor())
                .containsExactly(third, NEXT);
        assertThat(slots().find(new Slot(cronId, CREATED))).as("no slot").isEmpty();
        assertThat(slots().latest(UUID.randomUUID(), 2)).as("no schedule").isEmpty();
    }

    @Test
    @DisplayName("T16: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        SlotStore store = database().unreachable().slotStore();
        DueSlot slot = timetable().due();

        assertStorageFails(() -> store.agenda(DUE));
        assertStorageFails(() -> store.skip(slot, OUTSIDE, Optional.of(NEXT), DUE));
        assertStorageFails(() -> store.withoutSlot(1));
        assertStorageFails(() -> store.await(slot.schedule(), NEXT));
        assertStorageFails(() -> store.find(slot.slot()));
        assertStorageFails(() -> store.latest(slot.schedule().cronId(), 1));
    }

    private static SlotRecord skipped(Slot slot, SkipReason reason) {
        return new SlotRecord(slot, Optional.empty(), Optional.of(reason));
    }
}
