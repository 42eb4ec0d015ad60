package io.certcron.persistence;

import io.certcron.application.port.out.Settlement;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Settles claimed intents. */
final class IntentSettling {

    private static final String SETTLE =
            """
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
            FROM unnest(:keys, :statuses, :sent, :delays_ms, :error_codes, :http_statuses)
                AS settlement (key, status, sent, delay_ms, error_code, http_status)
            WHERE intent.idempotency_key = settlement.key
                AND intent.claim_token = :claim_token
                AND intent.status = 'CLAIMED'
            """;

    private final Storage storage;
    private final Clock clock;

    IntentSettling(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    int settle(UUID claimToken, List<Settlement> settlements) {
        List<SettledRow> rows = settlements.stream().map(SettledRow::of).toList();
        List<UUID> certificationIds =
                rows.stream().map(SettledRow::certificationId).toList();
        return storage.inTransaction("settle_intents", certificationIds, handle -> handle.createUpdate(SETTLE)
                .bindArray(
                        "keys", String.class, rows.stream().map(SettledRow::key).toArray())
                .bindArray(
                        "statuses",
                        String.class,
                        rows.stream().map(row -> row.status().name()).toArray())
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
                .bind("claim_token", claimToken)
                .bind("now", clock.instant())
                .execute());
    }
}
