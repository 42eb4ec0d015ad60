package io.certcron.contract;

import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The schedules of an {@link InMemoryDatabase}. */
public final class InMemoryScheduleStore implements ScheduleStore {

    private final InMemoryTables tables;
    private final InMemorySlots slots;

    InMemoryScheduleStore(InMemoryTables tables) {
        this.tables = tables;
        this.slots = tables.slots;
    }

    @Override
    public ScheduleChange create(UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
        return tables.transaction("create_schedule", () -> {
            if (isTaken(spec.name(), cronId)) {
                return new ScheduleChange.NameTaken();
            }
            slots.await(cronId, next);
            tables.journal.ofSchedule(OperatorAction.SCHEDULE_CREATED, cronId, by, now, Optional.empty());
            return store(new Schedule(cronId, spec, 1, now, now));
        });
    }

    @Override
    public ScheduleChange replace(
            UUID cronId, long expectedVersion, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
        return tables.transaction("replace_schedule", () -> {
            Schedule stored = slots.schedules.get(cronId);
            if (stored == null) {
                return new ScheduleChange.NotFound();
            }
            if (stored.version() != expectedVersion) {
                return new ScheduleChange.VersionDiffers(stored.version());
            }
            if (isTaken(spec.name(), cronId)) {
                return new ScheduleChange.NameTaken();
            }
            if (slots.awaitedBy(cronId).filter(awaited -> !awaited.isAfter(now)).isEmpty()) {
                slots.awaitNothing(cronId);
                slots.await(cronId, next);
            }
            tables.journal.ofSchedule(
                    OperatorAction.ofReplacing(stored.spec(), spec),
                    cronId,
                    by,
                    now,
                    reasonOfPausing(stored.spec(), spec));
            return store(new Schedule(cronId, spec, stored.version() + 1, stored.createdAt(), now));
        });
    }

    @Override
    public ScheduleChange delete(UUID cronId, long expectedVersion, Operator by, Instant now) {
        return tables.transaction("delete_schedule", () -> {
            Schedule stored = slots.schedules.get(cronId);
            if (stored == null) {
                return new ScheduleChange.NotFound();
            }
            if (stored.version() != expectedVersion) {
                return new ScheduleChange.VersionDiffers(stored.version());
            }
            slots.schedules.remove(cronId);
            slots.awaitNothing(cronId);
            tables.journal.ofSchedule(OperatorAction.SCHEDULE_DELETED, cronId, by, now, Optional.empty());
            return new ScheduleChange.Deleted();
        });
    }

    @Override
    public Optional<Schedule> find(UUID cronId) {
        return tables.transaction("find_schedule", () -> Optional.ofNullable(slots.schedules.get(cronId)));
    }

    @Override
    public Optional<Schedule> findByName(String name) {
        return tables.transaction("find_schedule_by_name", () -> slots.schedules.values().stream()
                .filter(each -> each.spec().name().equals(name))
                .findFirst());
    }

    @Override
    public List<Schedule> list(Optional<String> afterName, int limit) {
        return tables.transaction("list_schedules", () -> slots.schedules.values().stream()
                .filter(each -> afterName
                        .map(name -> each.spec().name().compareTo(name) > 0)
                        .orElse(true))
                .sorted(Comparator.comparing((Schedule each) -> each.spec().name()))
                .limit(limit)
                .toList());
    }

    private static Optional<String> reasonOfPausing(ScheduleSpec before, ScheduleSpec after) {
        return OperatorAction.ofReplacing(before, after) == OperatorAction.SCHEDULE_PAUSED
                ? after.pauseReason()
                : Optional.empty();
    }

    private boolean isTaken(String name, UUID cronId) {
        return findByName(name).filter(other -> !other.cronId().equals(cronId)).isPresent();
    }

    private ScheduleChange store(Schedule schedule) {
        slots.schedules.put(schedule.cronId(), schedule);
        return new ScheduleChange.Stored(schedule);
    }
}
