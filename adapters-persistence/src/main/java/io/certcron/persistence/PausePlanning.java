package io.certcron.persistence;

import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import io.certcron.domain.PlanningWindow;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * Plans pauses.
 *
 * @param held whether the brake holds them
 */
record PausePlanning(PlanningWindow window, boolean held, Instant now) implements PlanningStep {

    private static final String INTENTS_OF_PAGE =
            """
            planned AS (
                INSERT INTO <schema>.certification_idempotency_log (
                    idempotency_key, certification_id, peer_mentor_id, action, expiry_date, run_id,
                    status, attempts, next_attempt_at, claim_token, lease_expires_at, planned_at)
                SELECT
                    'auto-pause:' || certification_id || ':' || to_char(expiry_date, 'YYYY-MM-DD'),
                    certification_id, peer_mentor_id, 'AUTO_PAUSE', expiry_date, :run_id,
                    CASE WHEN :held THEN 'HELD' WHEN claimed THEN 'CLAIMED' ELSE 'PENDING' END,
                    CASE WHEN claimed THEN 1 ELSE 0 END,
                    CASE WHEN NOT :held THEN clock_timestamp() END,
                    CASE WHEN claimed THEN :claim_token::uuid END,
                    CASE WHEN claimed THEN clock_timestamp() + :lease END,
                    :now
                FROM (SELECT page.*, <claimed> AS claimed FROM page <crowd>) AS due
                ORDER BY expiry_date, certification_id
                ON CONFLICT (idempotency_key) DO NOTHING
                RETURNING certification_id, peer_mentor_id, expiry_date, NULL::integer AS threshold_days, status
            ), tally AS (
                SELECT NULL::integer AS threshold_days, status, count(*) AS intents
                FROM planned
                GROUP BY status
            )
            """;

    @Override
    public Channel channel() {
        return Channel.AUTO_PAUSE;
    }

    @Override
    public String sqlOperation() {
        return "plan_pauses";
    }

    @Override
    public List<DateRange> expiryDates() {
        return DueDates.ofPauses(window);
    }

    @Override
    public String intentsOfPage() {
        return INTENTS_OF_PAGE;
    }

    @Override
    public void bind(Query query) {
        query.bind("held", held).bind("now", now);
    }
}
