package io.certcron.contract;

import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.ScheduleStore;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A schedule store that does as another does; faults override what they spoil. */
class ForwardingScheduleStore implements ScheduleStore {

    final InMemoryDatabase database;
    final ScheduleStore right;

    ForwardingScheduleStore(InMemoryDatabase database) {
        this.database = database;
        this.right = database.scheduleStore();
    }

    @Override
    public ScheduleChange create(UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
        return right.create(cronId, spec, next, by, now);
    }

    @Override
    public ScheduleChange replace(
            UUID cronId, long expectedVersion, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
        return right.replace(cronId, expectedVersion, spec, next, by, now);
    }

    @Override
    public ScheduleChange delete(UUID cronId, long expectedVersion, Operator by, Instant now) {
        return right.delete(cronId, expectedVersion, by, now);
    }

    @Override
    public Optional<Schedule> find(UUID cronId) {
        return right.find(cronId);
    }

    @Override
    public Optional<Schedule> findByName(String name) {
        return right.findByName(name);
    }

    @Override
    public List<Schedule> list(Optional<String> afterName, int limit) {
        return right.list(afterName, limit);
    }
}
