package io.certcron.persistence;

import io.certcron.persistence.RetentionSweep.Deleted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Deletes old intents. The ledger is walked by slices of the time of planning, through its block range index. A slice
 * that holds more than one batch is halved, so that no batch walks for long over what those before it have left; an empty
 * one is followed by one of twice the width.
 */
final class LedgerRetention {

    /** Of a table that grows in order of time the index leaves few blocks to read; the planner may think otherwise. */
    private static final String BY_INDEX = "SET LOCAL enable_seqscan = off";

    /** Certifications that row-level security hides would look deleted: better an error. */
    private static final String SEE_ALL = "SET LOCAL row_security = off";

    private static final String OLDEST =
            """
            SELECT min(planned_at)
            FROM <schema>.certification_idempotency_log
            WHERE planned_at < :before AND settled_at IS NOT NULL
            """;

    /** Certifications are looked up by key, and only for pauses. */
    private static final String DELETE =
            """
            DELETE FROM <schema>.certification_idempotency_log
            WHERE ctid = ANY (ARRAY (
                SELECT intent.ctid
                FROM <schema>.certification_idempotency_log AS intent
                WHERE intent.planned_at >= :from
                    AND intent.planned_at < :to
                    AND intent.settled_at IS NOT NULL
                    AND CASE
                        WHEN intent.action = 'AUTO_PAUSE' AND intent.status IN ('DONE', 'SKIPPED') THEN (
                            SELECT (certification.<status> = <paused_status>) IS TRUE
                                OR (certification.<expiry_date> = intent.expiry_date) IS NOT TRUE
                            FROM <certifications> AS certification
                            WHERE certification.<certification_id> = intent.certification_id) IS NOT FALSE
                        ELSE true
                        END
                LIMIT :batch))
            """;

    private static final Duration FIRST_SLICE = Duration.ofHours(1);

    /** The precision of a {@code timestamptz}. */
    private static final Duration SHORTEST_SLICE = Duration.ofNanos(1_000);

    private final Storage storage;
    private final int batchRows;

    LedgerRetention(Storage storage, int batchRows) {
        this.storage = storage;
        this.batchRows = batchRows;
    }

    void sweep(Instant before, SweepProgress progress) {
        oldest(before).ifPresent(oldest -> sweep(oldest, before, progress));
    }

    private void sweep(Instant oldest, Instant before, SweepProgress progress) {
        Instant from = oldest;
        Duration slice = FIRST_SLICE;
        while (from.isBefore(before)) {
            Instant to = earlier(from.plus(slice), before);
            int deleted = delete(from, to);
            progress.add(new Deleted(deleted, 0, 0, 0));
            if (deleted == batchRows) {
                slice = longer(slice.dividedBy(2), SHORTEST_SLICE);
            } else {
                from = to;
                slice = slice.multipliedBy(2);
            }
        }
    }

    private Optional<Instant> oldest(Instant before) {
        return storage.inTransaction("find_oldest_intent", List.of(), handle -> {
            handle.execute(BY_INDEX);
            return handle.createQuery(OLDEST)
                    .bind("before", before)
                    .mapTo(Instant.class)
                    .findOne();
        });
    }

    private int delete(Instant from, Instant to) {
        return storage.inTransaction("delete_old_intents", List.of(), handle -> delete(handle, from, to));
    }

    private int delete(Handle handle, Instant from, Instant to) {
        handle.execute(BY_INDEX);
        handle.execute(SEE_ALL);
        return handle.createUpdate(DELETE)
                .bind("from", from)
                .bind("to", to)
                .bind("batch", batchRows)
                .execute();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
