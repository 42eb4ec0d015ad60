package io.certcron.application.port.out;

import io.certcron.domain.Schedule;
import io.certcron.domain.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The slots of the schedules. Each schedule awaits one slot, until somebody decides it: it becomes a run ({@link
 * RunStore#openForSlot}), or it is skipped. A slot is decided once, by whoever comes first. Thread-safe, and safe for any
 * number of processes.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface SlotStore {

    /**
     * What there is to do, in one statement that costs little where there is nothing: every node asks at each tick.
     *
     * @param now the time by which slots are due; leases are judged by the database's clock
     * @return the slots that are due, the runs under way, and the database's time
     */
    Agenda agenda(Instant now);

    /**
     * Records that slots did not become runs, and has the schedule await the next one. Changes nothing where the slot was
     * decided by somebody else, or the schedule was changed or deleted, since the caller saw it.
     *
     * @param awaited the slot that the schedule awaits
     * @param skipped that slot and any number of later ones, each with its reason
     * @param next what the schedule awaits then, after all of those; empty where it is never due again
     * @param now the time that is recorded
     * @return whether it was recorded
     */
    boolean skip(DueSlot awaited, List<SkippedSlot> skipped, Optional<Instant> next, Instant now);

    /**
     * Schedules that await no slot; others at each call, where there are more than asked for.
     *
     * @param limit how many, at most; positive
     * @return the schedules
     */
    SlotlessSchedules withoutSlot(int limit);

    /**
     * Has a schedule await a slot, unless it awaits one, or was changed or deleted since the caller saw it.
     *
     * @param schedule the schedule as the caller saw it
     * @param next the slot
     * @return whether it does so now because of this call
     */
    boolean await(Schedule schedule, Instant next);

    /**
     * A slot as it is stored.
     *
     * @param slot the slot's schedule and instant
     * @return the slot; empty where it is not stored
     */
    Optional<SlotRecord> find(Slot slot);

    /**
     * The latest slots of a schedule, the awaited one included, latest first.
     *
     * @param cronId the schedule
     * @param limit how many, at most; positive
     * @return the slots
     */
    List<SlotRecord> latest(UUID cronId, int limit);
}
