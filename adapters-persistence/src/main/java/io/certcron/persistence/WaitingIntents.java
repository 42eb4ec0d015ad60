package io.certcron.persistence;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Redelivery;
import io.certcron.domain.Channel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/**
 * Makes intents that wait claimable, in batches that stay far below the limit for a statement. Those of a batch are read
 * and locked through a small partial index, and changed by their place: no statistics can make that a walk over the
 * ledger.
 */
final class WaitingIntents {

    private static final int BATCH = 10_000;

    private static final String REARM =
            """
            UPDATE <schema>.certification_idempotency_log
            SET next_attempt_at = clock_timestamp()
            WHERE ctid = ANY (ARRAY (
                SELECT ctid
                FROM <schema>.certification_idempotency_log
                WHERE action = :action
                    AND settled_at IS NULL
                    AND next_attempt_at = 'infinity'
                    AND run_id <> :run_id
                    AND EXISTS (
                        SELECT
                        FROM <schema>.certification_cron_run AS run
                        WHERE run.run_id = :run_id AND run.owner_token = :owner_token AND run.status = 'RUNNING'
                            AND run.planning_finished_at IS NULL)
                LIMIT :batch
                FOR UPDATE))
            """;

    private static final String FREE_ABANDONED =
            """
            UPDATE <schema>.certification_idempotency_log
            SET status = CASE WHEN :redeliver THEN 'PENDING' ELSE 'REJECTED' END,
                next_attempt_at = CASE WHEN :redeliver THEN next_attempt_at END,
                claim_token = NULL,
                lease_expires_at = NULL,
                error_code = CASE WHEN :redeliver THEN error_code ELSE 'DELIVERY_UNCERTAIN' END,
                settled_at = CASE WHEN NOT :redeliver THEN :now::timestamptz END
            WHERE ctid = ANY (ARRAY (
                SELECT ctid
                FROM <schema>.certification_idempotency_log
                WHERE action = :action
                    AND settled_at IS NULL
                    AND next_attempt_at < 'infinity'
                    AND lease_expires_at < clock_timestamp() - :run_out_for
                LIMIT :batch
                FOR UPDATE SKIP LOCKED))
            """;

    private final Storage storage;
    private final Clock clock;

    WaitingIntents(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    long rearm(OpenRun run, Channel channel) {
        return inBatches("rearm_intents", handle -> handle.createUpdate(REARM)
                .bind("action", channel)
                .bind("run_id", run.runId())
                .bind("owner_token", run.ownerToken())
                .bind("batch", BATCH)
                .execute());
    }

    long freeAbandoned(Channel channel, Redelivery redelivery, Duration runOutFor) {
        return inBatches("free_abandoned_intents", handle -> handle.createUpdate(FREE_ABANDONED)
                .bind("redeliver", redelivery == Redelivery.ALWAYS)
                .bind("now", clock.instant())
                .bind("action", channel)
                .bind("run_out_for", runOutFor)
                .bind("batch", BATCH)
                .execute());
    }

    private long inBatches(String sqlOperation, ToLongFunction<Handle> batch) {
        long all = 0;
        long changed;
        do {
            changed = storage.inTransaction(sqlOperation, List.of(), batch::applyAsLong);
            all += changed;
        } while (changed > 0);
        return all;
    }
}
