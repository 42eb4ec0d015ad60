package io.certcron.application.port.out;

import io.certcron.domain.Operator;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The schedules, {@code certification_cron}. With each goes the one slot that it awaits. A row that can't be read, as it
 * was written by hand, is left out wherever schedules are found. Each change is recorded in the {@link OperatorJournal} with
 * it. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface ScheduleStore {

    /**
     * Stores a new schedule, which awaits the slot.
     *
     * @param cronId its id, which no other schedule has
     * @param spec what people say about the schedule
     * @param next its first slot; empty where it is never due
     * @param by who creates it, for the journal
     * @param now the time that is recorded
     * @return {@code Stored} or {@code NameTaken}
     */
    ScheduleChange create(UUID cronId, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now);

    /**
     * Replaces what people say about a schedule. Where the slot that it awaits lies in the future, it awaits the given
     * one instead, as it does where it awaits none; one that is due by now is still to be decided, and stays.
     *
     * @param cronId the schedule
     * @param expectedVersion the version that the caller has seen
     * @param spec what people say about the schedule
     * @param next its first slot after {@code now}; empty where there is none
     * @param by who changes it, for the journal
     * @param now the time that is recorded
     * @return {@code NotFound}, {@code VersionDiffers}, {@code NameTaken}, in this order, or {@code Stored}
     */
    ScheduleChange replace(
            UUID cronId, long expectedVersion, ScheduleSpec spec, Optional<Instant> next, Operator by, Instant now);

    /**
     * Deletes a schedule and the slot that it awaits. Its runs and its decided slots stay.
     *
     * @param cronId the schedule
     * @param expectedVersion the version that the caller has seen
     * @param by who deletes it, for the journal
     * @param now the time that is recorded
     * @return {@code Deleted}, {@code VersionDiffers} or {@code NotFound}
     */
    ScheduleChange delete(UUID cronId, long expectedVersion, Operator by, Instant now);

    /**
     * The schedule of that id.
     *
     * @param cronId the schedule
     * @return the schedule; empty where there is none
     */
    Optional<Schedule> find(UUID cronId);

    /**
     * The schedule of that name.
     *
     * @param name the name; compared exactly
     * @return the schedule; empty where there is none
     */
    Optional<Schedule> findByName(String name);

    /**
     * A page of the schedules, in an order of their names that stays the same.
     *
     * @param afterName the last name of the page before; empty to start
     * @param limit how many, at most; positive
     * @return the page; empty past the last
     */
    List<Schedule> list(Optional<String> afterName, int limit);
}
