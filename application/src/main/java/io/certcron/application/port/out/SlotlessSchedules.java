package io.certcron.application.port.out;

import io.certcron.domain.Schedule;
import java.util.List;
import java.util.UUID;

/**
 * Schedules that await no slot: those that are never due again, and those that were written by hand.
 *
 * @param schedules those that can be read
 * @param unreadable the ids of those that can't
 */
public record SlotlessSchedules(List<Schedule> schedules, List<UUID> unreadable) {

    /** Both are copied. */
    public SlotlessSchedules {
        schedules = List.copyOf(schedules);
        unreadable = List.copyOf(unreadable);
    }
}
