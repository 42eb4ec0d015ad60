package io.certcron.persistence;

import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Thresholds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/**
 * Plans reminders: of those that are due on one certification, the most urgent is sent and the others are superseded.
 *
 * @param anyUnsettled whether there may be reminders from earlier nights to supersede
 */
record ReminderPlanning(Thresholds thresholds, PlanningWindow window, boolean anyUnsettled, Instant now)
        implements PlanningStep {

    /**
     * The range of a larger threshold begins and ends later. So what of it lies not after the end of the next smaller one
     * is due for that as well, and superseded.
     */
    private static final String INTENTS_OF_PAGE =
            """
            due AS (
                SELECT
                    page.*,
                    threshold.days,
                    ('reminder:' || page.certification_id || ':' || to_char(page.expiry_date, 'YYYY-MM-DD')) COLLATE "C" AS cycle,
                    page.expiry_date <= threshold.smaller_through AS superseded,
                    <claimed> AS claimed
                FROM page
                JOIN (
                    SELECT days, after, through, lag(through, 1, '-infinity') OVER (ORDER BY days) AS smaller_through
                    FROM unnest(:days, :after, :through) AS threshold (days, after, through)) AS threshold
                    ON page.expiry_date > threshold.after AND page.expiry_date <= threshold.through
                <crowd>
            ), planned AS (
                INSERT INTO <schema>.certification_idempotency_log (
                    idempotency_key, certification_id, peer_mentor_id, action, threshold_days, expiry_date, run_id,
                    status, attempts, next_attempt_at, claim_token, lease_expires_at, planned_at, settled_at)
                SELECT
                    cycle || ':' || days,
                    certification_id, peer_mentor_id, 'REMINDER', days, expiry_date, :run_id,
                    CASE WHEN superseded THEN 'SUPERSEDED' WHEN claimed THEN 'CLAIMED' ELSE 'PENDING' END,
                    CASE WHEN NOT superseded AND claimed THEN 1 ELSE 0 END,
                    CASE WHEN NOT superseded THEN clock_timestamp() END,
                    CASE WHEN NOT superseded AND claimed THEN :claim_token::uuid END,
                    CASE WHEN NOT superseded AND claimed THEN clock_timestamp() + :lease END,
                    :now,
                    CASE WHEN superseded THEN :now::timestamptz END
                FROM due
                ORDER BY expiry_date, certification_id, days
                ON CONFLICT (idempotency_key) DO NOTHING
                RETURNING certification_id, peer_mentor_id, expiry_date, threshold_days, status
            ), outdated AS MATERIALIZED (
                SELECT intent.idempotency_key
                FROM due
                CROSS JOIN LATERAL (
                    SELECT earlier.idempotency_key
                    FROM <schema>.certification_idempotency_log AS earlier
                    WHERE earlier.idempotency_key > due.cycle || ':'
                        AND earlier.idempotency_key < due.cycle || ';'
                        AND earlier.status = 'PENDING'
                        AND earlier.threshold_days > due.days
                    FOR UPDATE SKIP LOCKED) AS intent
                WHERE NOT due.superseded AND :any_unsettled
            ), superseded AS (
                UPDATE <schema>.certification_idempotency_log AS intent
                SET status = 'SUPERSEDED', next_attempt_at = NULL, settled_at = :now
                FROM outdated
                WHERE intent.idempotency_key = outdated.idempotency_key
                RETURNING intent.threshold_days, intent.status
            ), tally AS (
                SELECT threshold_days, status, count(*) AS intents
                FROM (
                    SELECT threshold_days, status FROM planned
                    UNION ALL
                    SELECT * FROM superseded) AS written
                GROUP BY threshold_days, status
            )
            """;

    @Override
    public Channel channel() {
        return Channel.REMINDER;
    }

    @Override
    public String sqlOperation() {
        return "plan_reminders";
    }

    @Override
    public List<DateRange> expiryDates() {
        return DueDates.ofReminders(thresholds, window);
    }

    @Override
    public String intentsOfPage() {
        return INTENTS_OF_PAGE;
    }

    @Override
    public void bind(Query query) {
        List<DateRange> ranges =
                thresholds.days().stream().map(window::reminderRange).toList();
        query.bindArray("days", Integer.class, thresholds.days())
                .bindArray(
                        "after",
                        LocalDate.class,
                        ranges.stream().map(DateRange::after).toList())
                .bindArray(
                        "through",
                        LocalDate.class,
                        ranges.stream().map(DateRange::through).toList())
                .bind("any_unsettled", anyUnsettled)
                .bind("now", now);
    }
}
