package io.certcron.application.port.out;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What there is to do.
 *
 * @param databaseTime the database's clock when it answered
 * @param dueSlots awaited slots whose time has come, at most {@value #MAX_SLOTS}, the longest due first
 * @param runs every run that is under way, dry runs left out
 * @param unreadable schedules that have a due slot and can't be read: written by hand, or by a node that knows more zones
 */
public record Agenda(Instant databaseTime, List<DueSlot> dueSlots, List<RunInProgress> runs, List<UUID> unreadable) {

    /** The most slots of one agenda; the others are on the next. */
    public static final int MAX_SLOTS = 100;

    /** All three are copied. */
    public Agenda {
        dueSlots = List.copyOf(dueSlots);
        runs = List.copyOf(runs);
        unreadable = List.copyOf(unreadable);
    }
}
