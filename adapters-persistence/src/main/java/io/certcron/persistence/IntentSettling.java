package io.certcron.persistence;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.Settlement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Settles claimed intents. */
final class IntentSettling {

    private static final String SETTLE =
            """
            WITH settled AS (
                UPDATE <schema>.certification_idempotency_log AS intent
                SET status = settlement.status,
                    attempts = attempts - CASE WHEN settlement.sent THEN 0 ELSE 1 END,
                    next_attempt_at = CASE
                        WHEN settlement.status <> 'PENDING' THEN NULL
                        WHEN NOT settlement.sent THEN next_attempt_at
                        WHEN settlement.delay_ms IS NULL THEN 'infinity'
                        ELSE clock_timestamp() + settlement.delay_ms * INTERVAL '1 millisecond' END,
                    claim_token = NULL,
                    lease_expires_at = NULL,
                    error_code = CASE WHEN settlement.sent THEN settlement.error_code ELSE intent.error_code END,
                    http_status = CASE WHEN settlement.sent THEN settlement.http_status ELSE intent.http_status END,
                    settled_at = CASE WHEN settlement.status <> 'PENDING' THEN :now::timestamptz END
                FROM unnest(:keys, :statuses, :counters, :sent, :delays_ms, :error_codes, :http_statuses)
                    AS settlement (key, status, counter, sent, delay_ms, error_code, http_status)
                WHERE intent.idempotency_key = settlement.key
                    AND intent.claim_token = :claim_token
                    AND intent.status = 'CLAIMED'
                RETURNING intent.action, settlement.counter
            ), counted AS (
                INSERT INTO <schema>.certification_cron_run_count AS counted (run_id, worker, action, counter, total)
                SELECT :run_id, :worker, action, counter, count(*)
                FROM settled
                WHERE counter IS NOT NULL
                GROUP BY action, counter
                ORDER BY action, counter
                ON CONFLICT (run_id, action, counter, threshold_days, worker)
                    DO UPDATE SET total = counted.total + excluded.total
            )
            SELECT count(*)
            FROM settled
            """;

    private final Storage storage;
    private final Clock clock;

    IntentSettling(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    int settle(Claim claim, List<Settlement> settlements) {
        List<SettledRow> rows = settlements.stream().map(SettledRow::of).toList();
        List<UUID> certificationIds =
                rows.stream().map(SettledRow::certificationId).toList();
        return storage.inTransaction("settle_intents", certificationIds, handle -> handle.createQuery(SETTLE)
                .bindArray(
                        "keys", String.class, rows.stream().map(SettledRow::key).toArray())
                .bindArray(
                        "statuses",
                        String.class,
                        rows.stream().map(row -> row.status().name()).toArray())
                .bindArray(
                        "counters",
                        String.class,
                        rows.stream().map(SettledRow::counter).toArray())
                .bindArray(
                        "sent",
                        Boolean.class,
                        rows.stream().map(SettledRow::sent).toArray())
                .bindArray(
                        "delays_ms",
                        Long.class,
                        rows.stream().map(SettledRow::delayMillis).toArray())
                .bindArray(
                        "error_codes",
                        String.class,
                        rows.stream().map(SettledRow::errorCode).toArray())
                .bindArray(
                        "http_statuses",
                        Integer.class,
                        rows.stream().map(SettledRow::httpStatus).toArray())
                .bind("claim_token", claim.token())
                .bind("run_id", claim.runId())
                .bind("worker", claim.worker())
                .bind("now", clock.instant())
                .mapTo(Integer.class)
                .one());
    }
}
