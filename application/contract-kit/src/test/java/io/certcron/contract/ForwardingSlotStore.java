package io.certcron.contract;

import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.SlotlessSchedules;
import io.certcron.domain.Schedule;
import io.certcron.domain.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** A slot store that does as another does; faults override what they spoil. */
class ForwardingSlotStore implements SlotStore {

    final InMemoryDatabase database;
    final SlotStore right;

    ForwardingSlotStore(InMemoryDatabase database) {
        this.database = database;
        this.right = database.slotStore();
    }

    /** A slot store that makes something of the right agenda, knowing when it was asked. */
    static SlotStore misreporting(InMemoryDatabase database, BiFunction<Agenda, Instant, Agenda> misreport) {
        return new ForwardingSlotStore(database) {
            @Override
            public Agenda agenda(Instant now) {
                return misreport.apply(right.agenda(now), now);
            }
        };
    }

    /** A slot store that writes what is skipped in its own way. */
    static SlotStore miswriting(InMemoryDatabase database, UnaryOperator<List<SkippedSlot>> miswrite) {
        return new ForwardingSlotStore(database) {
            @Override
            public boolean skip(DueSlot awaited, List<SkippedSlot> skipped, Optional<Instant> next, Instant now) {
                return right.skip(awaited, miswrite.apply(skipped), next, now);
            }
        };
    }

    @Override
    public Agenda agenda(Instant now) {
        return right.agenda(now);
    }

    @Override
    public boolean skip(DueSlot awaited, List<SkippedSlot> skipped, Optional<Instant> next, Instant now) {
        return right.skip(awaited, skipped, next, now);
    }

    @Override
    public SlotlessSchedules withoutSlot(int limit) {
        return right.withoutSlot(limit);
    }

    @Override
    public boolean await(Schedule schedule, Instant next) {
        return right.await(schedule, next);
    }

    @Override
    public Optional<SlotRecord> find(Slot slot) {
        return right.find(slot);
    }

    @Override
    public List<SlotRecord> latest(UUID cronId, int limit) {
        return right.latest(cronId, limit);
    }
}
