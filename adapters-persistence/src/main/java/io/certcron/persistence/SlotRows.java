package io.certcron.persistence;

import io.certcron.application.port.out.SkippedSlot;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Slot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes slots, for a caller that holds the {@link ScheduleLock}. */
final class SlotRows {

    /** A slot that was decided before stays as it is: the clocks of two nodes may differ. */
    private static final String AWAIT =
            """
            INSERT INTO <schema>.certification_cron_slot (cron_id, scheduled_for)
            VALUES (:cron_id, :scheduled_for)
            ON CONFLICT DO NOTHING
            """;

    private static final String BECOMES_RUN =
            """
            UPDATE <schema>.certification_cron_slot
            SET run_id = :run_id, decided_at = :now
            WHERE cron_id = :cron_id AND scheduled_for = :scheduled_for AND decided_at IS NULL
            """;

    private static final String IS_SKIPPED =
            """
            UPDATE <schema>.certification_cron_slot
            SET skip_reason = :reason, decided_at = :now
            WHERE cron_id = :cron_id AND scheduled_for = :scheduled_for AND decided_at IS NULL
            """;

    private static final String INSERT_SKIPPED =
            """
            INSERT INTO <schema>.certification_cron_slot (cron_id, scheduled_for, skip_reason, decided_at)
            SELECT :cron_id, scheduled_for, reason, :now
            FROM unnest(:scheduled_for, :reasons) AS skipped (scheduled_for, reason)
            ON CONFLICT DO NOTHING
            """;

    private static final String STOP_AWAITING =
            """
            DELETE FROM <schema>.certification_cron_slot
            WHERE cron_id = :cron_id AND scheduled_for > :after AND decided_at IS NULL
            """;

    private SlotRows() {}

    /** Whether the schedule awaits the slot because of this: it awaited none, and the slot is not decided. */
    static boolean await(Handle handle, UUID cronId, Instant scheduledFor) {
        return handle.createUpdate(AWAIT)
                        .bind("cron_id", cronId)
                        .bind("scheduled_for", scheduledFor)
                        .execute()
                == 1;
    }

    /** Whether the slot was awaited until now. */
    static boolean becomesRun(Handle handle, Slot slot, UUID runId, Instant now) {
        return handle.createUpdate(BECOMES_RUN)
                        .bind("run_id", runId)
                        .bind("now", now)
                        .bind("cron_id", slot.cronId())
                        .bind("scheduled_for", slot.scheduledFor())
                        .execute()
                == 1;
    }

    /** Whether the slot was awaited until now. */
    static boolean isSkipped(Handle handle, Slot slot, SkipReason reason, Instant now) {
        return handle.createUpdate(IS_SKIPPED)
                        .bind("reason", reason)
                        .bind("now", now)
                        .bind("cron_id", slot.cronId())
                        .bind("scheduled_for", slot.scheduledFor())
                        .execute()
                == 1;
    }

    /** Those that are there already stay as they are. */
    static void insertSkipped(Handle handle, UUID cronId, List<SkippedSlot> skipped, Instant now) {
        handle.createUpdate(INSERT_SKIPPED)
                .bind("cron_id", cronId)
                .bindArray(
                        "scheduled_for",
                        Instant.class,
                        skipped.stream().map(SkippedSlot::scheduledFor).toArray())
                .bindArray(
                        "reasons",
                        String.class,
                        skipped.stream().map(slot -> slot.reason().name()).toArray())
                .bind("now", now)
                .execute();
    }

    /** Removes the slot that a schedule awaits, if it lies after the instant. */
    static void stopAwaiting(Handle handle, UUID cronId, Instant after) {
        handle.createUpdate(STOP_AWAITING)
                .bind("cron_id", cronId)
                .bind("after", after)
                .execute();
    }
}
