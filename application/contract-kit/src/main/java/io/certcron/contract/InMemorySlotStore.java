package io.certcron.contract;

import io.certcron.application.port.out.Agenda;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.SkippedSlot;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.application.port.out.SlotStore;
import io.certcron.application.port.out.SlotlessSchedules;
import io.certcron.domain.Schedule;
import io.certcron.domain.Slot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The slots of an {@link InMemoryDatabase}. */
public final class InMemorySlotStore implements SlotStore {

    private final InMemoryTables tables;
    private final InMemorySlots slots;

    InMemorySlotStore(InMemoryTables tables) {
        this.tables = tables;
        this.slots = tables.slots;
    }

    @Override
    public Agenda agenda(Instant now) {
        return tables.transaction("find_agenda", () -> {
            List<DueSlot> due = slots.schedules.values().stream()
                    .flatMap(schedule -> dueSlot(schedule, now).stream())
                    .sorted(Comparator.comparing(DueSlot::scheduledFor))
                    .limit(Agenda.MAX_SLOTS)
                    .toList();
            List<RunInProgress> runs = tables.runs.values().stream()
                    .flatMap(row -> row.inProgress(tables.now()).stream())
                    .toList();
            return new Agenda(tables.now(), due, runs, List.of());
        });
    }

    @Override
    public boolean skip(DueSlot awaited, List<SkippedSlot> skipped, Optional<Instant> next, Instant now) {
        return tables.transaction("skip_slots", () -> {
            if (!slots.isOpen(awaited)) {
                return false;
            }
            UUID cronId = awaited.schedule().cronId();
            skipped.forEach(each -> slots.skip(new Slot(cronId, each.scheduledFor()), each.reason()));
            slots.await(cronId, next);
            return true;
        });
    }

    @Override
    public SlotlessSchedules withoutSlot(int limit) {
        return tables.transaction(
                "find_schedules_without_slot",
                () -> new SlotlessSchedules(
                        slots.schedules.values().stream()
                                .filter(each -> slots.awaitedBy(each.cronId()).isEmpty())
                                .limit(limit)
                                .toList(),
                        List.of()));
    }

    @Override
    public boolean await(Schedule schedule, Instant next) {
        return tables.transaction("await_slot", () -> {
            UUID cronId = schedule.cronId();
            if (!slots.isCurrent(schedule) || slots.awaitedBy(cronId).isPresent()) {
                return false;
            }
            slots.await(cronId, Optional.of(next));
            return slots.awaitedBy(cronId).isPresent();
        });
    }

    @Override
    public Optional<SlotRecord> find(Slot slot) {
        return tables.transaction("find_slot", () -> slots.find(slot));
    }

    @Override
    public List<SlotRecord> latest(UUID cronId, int limit) {
        return tables.transaction(
                "find_latest_slots",
                () -> slots.latestFirst(cronId).stream().limit(limit).toList());
    }

    private Optional<DueSlot> dueSlot(Schedule schedule, Instant now) {
        boolean previousRunGoing = tables.runs.values().stream().anyMatch(row -> row.isGoingFor(schedule.cronId()));
        return slots.awaitedBy(schedule.cronId())
                .filter(awaited -> !awaited.isAfter(now))
                .map(awaited -> new DueSlot(schedule, awaited, previousRunGoing));
    }
}
