package io.certcron.persistence;

import io.certcron.persistence.RetentionSweep.Deleted;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Deletes old runs, with what belongs to them. */
final class RunRetention {

    /**
     * Of each workflow the runs of the two latest business dates that were planned to the end stay: what is left to plan
     * for the latest depends on the one before it.
     */
    private static final String DELETE_RUNS =
            """
            WITH planned AS MATERIALIZED (
                SELECT run_id, dense_rank() OVER (PARTITION BY workflow ORDER BY business_date DESC) AS recency
                FROM <schema>.certification_cron_run
                WHERE planning_finished_at IS NOT NULL AND NOT dry_run
            ), old AS MATERIALIZED (
                SELECT run_id, cron_id, scheduled_for
                FROM <schema>.certification_cron_run
                WHERE status <> 'RUNNING'
                    AND finished_at < :before
                    AND run_id NOT IN (SELECT run_id FROM planned WHERE recency <= 2)
                LIMIT :batch
            ), counts AS (
                DELETE FROM <schema>.certification_cron_run_count AS count
                USING old
                WHERE count.run_id = old.run_id
                RETURNING count.run_id
            ), problems AS (
                DELETE FROM <schema>.certification_cron_run_problem AS problem
                USING old
                WHERE problem.run_id = old.run_id
            ), slots AS (
                DELETE FROM <schema>.certification_cron_slot AS slot
                USING old
                WHERE slot.cron_id = old.cron_id
                    AND slot.scheduled_for = old.scheduled_for
                    AND slot.run_id = old.run_id
                RETURNING slot.cron_id
            ), runs AS (
                DELETE FROM <schema>.certification_cron_run AS run
                USING old
                WHERE run.run_id = old.run_id
                RETURNING run.run_id
            )
            SELECT
                (SELECT count(*) FROM runs) AS runs,
                (SELECT count(*) FROM slots) AS slots,
                (SELECT count(*) FROM counts) AS counts
            """;

    private static final String DELETE_SKIPPED_SLOTS =
            """
            DELETE FROM <schema>.certification_cron_slot
            WHERE ctid = ANY (ARRAY (
                SELECT ctid
                FROM <schema>.certification_cron_slot
                WHERE skip_reason IS NOT NULL AND decided_at < :before
                LIMIT :batch))
            """;

    private static final String DELETE_ORPHANED_COUNTS =
            """
            DELETE FROM <schema>.certification_cron_run_count
            WHERE ctid = ANY (ARRAY (
                SELECT count.ctid
                FROM <schema>.certification_cron_run_count AS count
                WHERE NOT EXISTS (
                    SELECT FROM <schema>.certification_cron_run AS run WHERE run.run_id = count.run_id)
                LIMIT :batch))
            """;

    private final Storage storage;
    private final int batchRows;

    RunRetention(Storage storage, int batchRows) {
        this.storage = storage;
        this.batchRows = batchRows;
    }

    void sweep(Instant before, SweepProgress progress) {
        inBatches("delete_old_runs", progress, handle -> deleteRuns(handle, before));
        inBatches("delete_old_slots", progress, handle -> new Deleted(0, 0, deleteSkippedSlots(handle, before), 0));
    }

    void sweepOrphanedCounts(SweepProgress progress) {
        inBatches("delete_orphaned_counts", progress, handle -> new Deleted(0, 0, 0, deleteOrphanedCounts(handle)));
    }

    private void inBatches(String sqlOperation, SweepProgress progress, Function<Handle, Deleted> batch) {
        Deleted deleted;
        do {
            deleted = storage.inTransaction(sqlOperation, List.of(), batch::apply);
            progress.add(deleted);
        } while (!deleted.equals(Deleted.NONE));
    }

    private Deleted deleteRuns(Handle handle, Instant before) {
        return handle.createQuery(DELETE_RUNS)
                .bind("before", before)
                .bind("batch", batchRows)
                .map((row, context) -> new Deleted(0, row.getLong("runs"), row.getLong("slots"), row.getLong("counts")))
                .one();
    }

    private int deleteSkippedSlots(Handle handle, Instant before) {
        return handle.createUpdate(DELETE_SKIPPED_SLOTS)
                .bind("before", before)
                .bind("batch", batchRows)
                .execute();
    }

    private int deleteOrphanedCounts(Handle handle) {
        return handle.createUpdate(DELETE_ORPHANED_COUNTS)
                .bind("batch", batchRows)
                .execute();
    }
}
