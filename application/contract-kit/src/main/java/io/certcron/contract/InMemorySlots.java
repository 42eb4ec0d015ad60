package io.certcron.contract;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.domain.Schedule;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Slot;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The schedules of an in-memory database and their slots, of which each schedule awaits at most one. */
final class InMemorySlots {

    final Map<UUID, Schedule> schedules = new HashMap<>();
    private final Map<Slot, SlotRecord> records = new HashMap<>();

    Optional<SlotRecord> find(Slot slot) {
        return Optional.ofNullable(records.get(slot));
    }

    /** Deleted ones that have slots as well. */
    Set<UUID> schedulesEver() {
        return records.keySet().stream().map(Slot::cronId).collect(Collectors.toSet());
    }

    List<SlotRecord> latestFirst(UUID cronId) {
        return records.values().stream()
                .filter(each -> each.slot().cronId().equals(cronId))
                .sorted(Comparator.comparing((SlotRecord each) -> each.slot().scheduledFor())
                        .reversed())
                .toList();
    }

    Optional<Instant> awaitedBy(UUID cronId) {
        return latestFirst(cronId).stream()
                .filter(SlotRecord::isAwaited)
                .map(each -> each.slot().scheduledFor())
                .findFirst();
    }

    /** Whether nobody has changed the schedule since the caller saw it. */
    boolean isCurrent(Schedule seen) {
        return Optional.ofNullable(schedules.get(seen.cronId()))
                .filter(stored -> stored.version() == seen.version())
                .isPresent();
    }

    /** Whether the slot is still as the caller saw it. */
    boolean isOpen(DueSlot seen) {
        return isCurrent(seen.schedule())
                && find(seen.slot()).filter(SlotRecord::isAwaited).isPresent();
    }

    void await(UUID cronId, Optional<Instant> next) {
        next.map(instant -> new Slot(cronId, instant))
                .ifPresent(slot -> records.putIfAbsent(slot, new SlotRecord(slot, Optional.empty(), Optional.empty())));
    }

    void awaitNothing(UUID cronId) {
        records.values()
                .removeIf(each -> each.isAwaited() && each.slot().cronId().equals(cronId));
    }

    void becomesRun(Slot slot, UUID runId) {
        records.put(slot, new SlotRecord(slot, Optional.of(runId), Optional.empty()));
    }

    void skip(Slot slot, SkipReason reason) {
        records.put(slot, new SlotRecord(slot, Optional.empty(), Optional.of(reason)));
    }
}
