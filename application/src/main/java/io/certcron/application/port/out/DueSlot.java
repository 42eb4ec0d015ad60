package io.certcron.application.port.out;

import io.certcron.domain.Schedule;
import io.certcron.domain.Slot;
import java.time.Instant;

/**
 * A slot that is due and not decided.
 *
 * @param schedule its schedule
 * @param scheduledFor its instant
 * @param previousRunGoing whether a run of the schedule has not ended yet
 */
public record DueSlot(Schedule schedule, Instant scheduledFor, boolean previousRunGoing) {

    /** {@return the slot} */
    public Slot slot() {
        return new Slot(schedule.cronId(), scheduledFor);
    }
}
