package io.certcron.application.port.out;

import io.certcron.domain.Schedule;

/** What became of the wish to change a schedule. */
public sealed interface ScheduleChange {

    /**
     * It is done.
     *
     * @param schedule as it is now
     */
    record Stored(Schedule schedule) implements ScheduleChange {}

    /** The schedule is deleted. */
    record Deleted() implements ScheduleChange {}

    /** Nothing was changed: another schedule has that name. */
    record NameTaken() implements ScheduleChange {}

    /**
     * Nothing was changed: somebody else has changed the schedule since.
     *
     * @param version its version now
     */
    record VersionDiffers(long version) implements ScheduleChange {}

    /** Nothing was changed: there is no such schedule. */
    record NotFound() implements ScheduleChange {}
}
