package io.certcron.persistence;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.Settlement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Settles claimed intents: those that end alike in one statement, which nearly always are all. What an intent ends as is
 * sent once for all of them. Each intent is looked up by its key, whatever the statistics say.
 */
final class IntentSettling {

    private static final String SETTLE =
            """
            WITH settled AS (
                UPDATE <schema>.certification_idempotency_log AS intent
                SET status = :status,
                    attempts = attempts - CASE WHEN :sent THEN 0 ELSE 1 END,
                    next_attempt_at = CASE
                        WHEN :status <> 'PENDING' THEN NULL
                        WHEN NOT :sent THEN next_attempt_at
                        WHEN :delay_ms::bigint IS NULL THEN 'infinity'
                        ELSE clock_timestamp() + :delay_ms::bigint * INTERVAL '1 millisecond' END,
                    claim_token = NULL,
                    lease_expires_at = NULL,
                    error_code = CASE WHEN :sent THEN :error_code::text ELSE intent.error_code END,
                    http_status = CASE WHEN :sent THEN :http_status::integer ELSE intent.http_status END,
                    settled_at = CASE WHEN :status <> 'PENDING' THEN :now::timestamptz END
                WHERE intent.idempotency_key = ANY (:keys)
                    AND intent.claim_token = :claim_token
                    AND intent.status = 'CLAIMED'
                RETURNING intent.action
            ), counted AS (
                INSERT INTO <schema>.certification_cron_run_count AS counted (run_id, worker, action, counter, total)
                SELECT :run_id, :worker, action, :counter::text, count(*)
                FROM settled
                WHERE :counter::text IS NOT NULL
                GROUP BY action
                ORDER BY action
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
        Map<SettledAs, List<String>> keysByEnd = settlements.stream()
                .collect(groupingBy(
                        SettledAs::of, mapping(settlement -> settlement.key().value(), toList())));
        // in the order of their counters, so that two that count under one name never wait for each other in a circle
        List<SettledAs> ends = keysByEnd.keySet().stream()
                .sorted(comparing(SettledAs::counter, nullsFirst(naturalOrder())))
                .toList();
        return storage.inTransaction("settle_intents", () -> certificationIds(settlements), handle -> {
            ByIndex.only(handle);
            int settled = 0;
            for (SettledAs end : ends) {
                settled += settle(handle, claim, end, keysByEnd.getOrDefault(end, List.of()));
            }
            return settled;
        });
    }

    private int settle(Handle handle, Claim claim, SettledAs end, List<String> keys) {
        return handle.createQuery(SETTLE)
                .bind("status", end.status())
                .bind("counter", end.counter())
                .bind("sent", end.sent())
                .bind("delay_ms", end.delayMillis())
                .bind("error_code", end.errorCode())
                .bind("http_status", end.httpStatus())
                .bindArray("keys", String.class, keys)
                .bind("claim_token", claim.token())
                .bind("run_id", claim.runId())
                .bind("worker", claim.worker())
                .bind("now", clock.instant())
                .mapTo(Integer.class)
                .one();
    }

    /** The second parts of the keys. */
    private static List<UUID> certificationIds(List<Settlement> settlements) {
        return settlements.stream()
                .map(settlement -> UUID.fromString(settlement.key().value().split(":", -1)[1]))
                .toList();
    }
}
