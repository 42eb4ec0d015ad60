package io.certcron.contract;

import io.certcron.application.port.out.ScheduleChange;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Schedule stores that are each wrong in one way. */
final class WrongScheduleStores {

    private static final Instant LONG_AGO = Instant.EPOCH;
    private static final Instant FAR_AHEAD = Instant.parse("2100-01-01T00:00:00Z");

    private WrongScheduleStores() {}

    static final class Taciturn extends ForwardingScheduleStore {

        Taciturn(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange create(UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
            return super.create(cronId, spec.enabled() ? spec : spec.paused(Optional.empty()), next, by, now);
        }
    }

    static final class Aimless extends ForwardingScheduleStore {

        Aimless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange create(UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
            return super.create(cronId, spec, Optional.empty(), by, now);
        }
    }

    /** Gives a schedule another name where its own is taken. */
    static final class Inventive extends ForwardingScheduleStore {

        Inventive(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange create(UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now) {
            ScheduleChange change = super.create(cronId, spec, next, by, now);
            return change instanceof ScheduleChange.NameTaken
                    ? super.create(cronId, Timetable.spec(cronId.toString()), next, by, now)
                    : change;
        }
    }

    static final class Fuzzy extends ForwardingScheduleStore {

        Fuzzy(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public Optional<Schedule> findByName(String name) {
            return super.findByName(name.toLowerCase(Locale.ROOT));
        }
    }

    /** Never counts a version up. */
    static final class Unversioned extends ForwardingScheduleStore {

        Unversioned(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange replace(
                UUID cronId,
                long expectedVersion,
                ScheduleSpec spec,
                Optional<Instant> next,
                Operator by,
                Instant now) {
            ScheduleChange change = super.replace(cronId, expectedVersion, spec, next, by, now);
            database.tables()
                    .slots
                    .schedules
                    .computeIfPresent(
                            cronId, (id, each) -> new Schedule(id, each.spec(), 1, each.createdAt(), each.updatedAt()));
            return change;
        }
    }

    /** Does not look at the version that the caller has seen. */
    static final class Reckless extends ForwardingScheduleStore {

        Reckless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange replace(
                UUID cronId,
                long expectedVersion,
                ScheduleSpec spec,
                Optional<Instant> next,
                Operator by,
                Instant now) {
            return super.replace(cronId, version(cronId, expectedVersion), spec, next, by, now);
        }

        @Override
        public ScheduleChange delete(UUID cronId, long expectedVersion, Operator by, Instant now) {
            return super.delete(cronId, version(cronId, expectedVersion), by, now);
        }

        private long version(UUID cronId, long expected) {
            return find(cronId).map(Schedule::version).orElse(expected);
        }
    }

    /** Creates what it was told to replace. */
    static final class Eager extends ForwardingScheduleStore {

        Eager(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange replace(
                UUID cronId,
                long expectedVersion,
                ScheduleSpec spec,
                Optional<Instant> next,
                Operator by,
                Instant now) {
            ScheduleChange change = super.replace(cronId, expectedVersion, spec, next, by, now);
            return change instanceof ScheduleChange.NotFound ? create(cronId, spec, next, by, now) : change;
        }
    }

    /** Takes every awaited slot for one that is due, or none. */
    static final class Timeless extends ForwardingScheduleStore {

        private final Instant always;

        private Timeless(InMemoryDatabase database, Instant always) {
            super(database);
            this.always = always;
        }

        static Timeless late(InMemoryDatabase database) {
            return new Timeless(database, FAR_AHEAD);
        }

        static Timeless early(InMemoryDatabase database) {
            return new Timeless(database, LONG_AGO);
        }

        @Override
        public ScheduleChange replace(
                UUID cronId,
                long expectedVersion,
                ScheduleSpec spec,
                Optional<Instant> next,
                Operator by,
                Instant now) {
            return super.replace(cronId, expectedVersion, spec, next, by, always);
        }
    }

    static final class Idle extends ForwardingScheduleStore {

        Idle(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange delete(UUID cronId, long expectedVersion, Operator by, Instant now) {
            return new ScheduleChange.Deleted();
        }
    }

    /** Deletes the runs with the schedule. */
    static final class Thorough extends ForwardingScheduleStore {

        Thorough(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public ScheduleChange delete(UUID cronId, long expectedVersion, Operator by, Instant now) {
            database.tables().runs.values().removeIf(row -> row.isGoingFor(cronId));
            return super.delete(cronId, expectedVersion, by, now);
        }
    }

    static final class Pageless extends ForwardingScheduleStore {

        Pageless(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<Schedule> list(Optional<String> afterName, int limit) {
            return super.list(Optional.empty(), Integer.MAX_VALUE);
        }
    }

    static final class Silent extends ForwardingScheduleStore {

        Silent(InMemoryDatabase database) {
            super(database);
        }

        @Override
        public List<Schedule> list(Optional<String> afterName, int limit) {
            try {
                return super.list(afterName, limit);
            } catch (StorageException swallowed) {
                return List.of();
            }
        }
    }
}
