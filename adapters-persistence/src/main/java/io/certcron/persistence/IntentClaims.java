package io.certcron.persistence;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.Redelivery;
import io.certcron.domain.Channel;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * Claims intents.
 *
 * <ol>
 *   <li>A mentor stands or falls with the claimable intent that has the smallest key: who locks it has the mentor. A
 *       mentor whose intent somebody else has locked is passed over.
 *   <li>The mentor's other claimable intents are locked with it.
 *   <li>Each is judged by its certification as it is now, and changed accordingly; what is settled by that is counted.
 * </ol>
 *
 * <p>Mentors are walked in order, each claim going on where the last one of this process ended and beginning anew at the
 * end: the index entries that settled intents leave behind are not walked over again and again.
 *
 * <p>The statement leaves no choice of how to read the ledger. Its statistics are from another hour, when nothing or
 * everything was pending, and a plan that fits them may read all pending intents for each claim. Whether the run is
 * under way is asked once for each statement, by key, as it depends on no intent.
 */
final class IntentClaims {

    private static final String CLAIM =
            """
            WITH mentor AS MATERIALIZED (
                SELECT peer_mentor_id
                FROM <schema>.certification_idempotency_log AS first
                WHERE <claimable>
                    AND peer_mentor_id >= :from_mentor
                    AND EXISTS (
                        SELECT FROM <schema>.certification_cron_run WHERE run_id = :run_id AND status = 'RUNNING')
                    AND idempotency_key = (
                        SELECT min(idempotency_key)
                        FROM <schema>.certification_idempotency_log AS own
                        WHERE <claimable> AND own.peer_mentor_id = first.peer_mentor_id)
                ORDER BY peer_mentor_id
                LIMIT :mentors
                FOR UPDATE SKIP LOCKED
            ), locked AS MATERIALIZED (
                SELECT intent.*
                FROM mentor
                CROSS JOIN LATERAL (
                    SELECT ctid AS place, own.*
                    FROM <schema>.certification_idempotency_log AS own
                    WHERE <claimable> AND own.peer_mentor_id = mentor.peer_mentor_id
                    FOR UPDATE SKIP LOCKED) AS intent
            ), judged AS (
                SELECT locked.place, CASE
                    WHEN certification.<certification_id> IS NULL THEN 'CERTIFICATION_GONE'
                    WHEN certification.<expiry_date> IS DISTINCT FROM locked.expiry_date THEN 'CERTIFICATION_RENEWED'
                    WHEN (certification.<status> = ANY (:active)) IS NOT TRUE
                        AND NOT (locked.action = 'AUTO_PAUSE' AND locked.attempts > 0) THEN 'CERTIFICATION_NOT_ACTIVE'
                    WHEN locked.action = 'REMINDER'
                        AND locked.expiry_date <= :business_date THEN 'CERTIFICATION_EXPIRED'
                    WHEN locked.lease_expires_at IS NOT NULL AND NOT :redeliver THEN 'DELIVERY_UNCERTAIN'
                    WHEN locked.attempts >= :max_attempts THEN 'ATTEMPTS_EXHAUSTED'
                    END AS refusal
                FROM locked
                LEFT JOIN <certifications> AS certification
                    ON certification.<certification_id> = locked.certification_id
            ), claimed AS (
                UPDATE <schema>.certification_idempotency_log AS intent
                SET status = CASE
                        WHEN refusal IS NULL THEN 'CLAIMED'
                        WHEN refusal LIKE 'CERTIFICATION%' THEN 'SKIPPED'
                        ELSE 'REJECTED' END,
                    attempts = attempts + CASE WHEN refusal IS NULL THEN 1 ELSE 0 END,
                    next_attempt_at = CASE WHEN refusal IS NULL THEN next_attempt_at END,
                    claim_token = CASE WHEN refusal IS NULL THEN :claim_token END,
                    lease_expires_at = CASE WHEN refusal IS NULL THEN clock_timestamp() + :lease END,
                    error_code = coalesce(refusal, error_code),
                    settled_at = CASE WHEN refusal IS NOT NULL THEN :now::timestamptz END
                FROM judged
                WHERE intent.ctid = judged.place
                RETURNING intent.*
            ), counted AS (
                INSERT INTO <schema>.certification_cron_run_count AS counted (run_id, worker, action, counter, total)
                SELECT :run_id, :worker, :action, status, count(*)
                FROM claimed
                WHERE status <> 'CLAIMED'
                GROUP BY status
                ORDER BY status
                ON CONFLICT (run_id, action, counter, threshold_days, worker)
                    DO UPDATE SET total = counted.total + excluded.total
            )
            SELECT
                idempotency_key, certification_id, peer_mentor_id, threshold_days, expiry_date, status, attempts,
                error_code
            FROM claimed
            ORDER BY peer_mentor_id, idempotency_key
            """;

    private static final UUID FIRST_MENTOR = new UUID(0, 0);

    private final Storage storage;
    private final List<String> activeStatuses;
    private final Clock clock;
    private final Map<Channel, UUID> positions = new ConcurrentHashMap<>();

    IntentClaims(Storage storage, Set<String> activeStatuses, Clock clock) {
        this.storage = storage;
        this.activeStatuses = List.copyOf(activeStatuses);
        this.clock = clock;
    }

    ClaimedChunk claim(ClaimRequest request) {
        Channel channel = request.scope().channel();
        Claim claim = new Claim(UUID.randomUUID(), request.scope().runId(), request.worker());
        UUID position = positions.getOrDefault(channel, FIRST_MENTOR);
        ClaimedRows rows = storage.inTransaction("claim_intents", List.of(), handle -> {
            ClaimedRows ahead = claim(handle, request, claim, position, request.mentors());
            int wanting = request.mentors() - ahead.mentors();
            return wanting == 0 || position.equals(FIRST_MENTOR)
                    ? ahead
                    : ahead.and(claim(handle, request, claim, FIRST_MENTOR, wanting));
        });
        positions.put(channel, rows.lastMentor().orElse(FIRST_MENTOR));
        return rows.toChunk(claim);
    }

    private ClaimedRows claim(Handle handle, ClaimRequest request, Claim claim, UUID fromMentor, int mentors) {
        return new ClaimedRows(handle.createQuery(CLAIM)
                .define("claimable", ClaimableIntents.CONDITION)
                .bind("run_id", claim.runId())
                .bind("worker", claim.worker())
                .bind("action", request.scope().channel())
                .bind("business_date", request.scope().businessDate())
                .bind("from_mentor", fromMentor)
                .bind("mentors", mentors)
                .bindArray("active", String.class, activeStatuses)
                .bind("redeliver", request.redelivery() == Redelivery.ALWAYS)
                .bind("max_attempts", request.maxAttempts())
                .bind("claim_token", claim.token())
                .bind("lease", request.lease())
                .bind("now", clock.instant())
                .map(ClaimedRows::read)
                .list());
    }
}
