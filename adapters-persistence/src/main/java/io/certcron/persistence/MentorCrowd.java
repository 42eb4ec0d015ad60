package io.certcron.persistence;

import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Finds the mentors of whom more than one intent may be sent on a channel tonight: those have to travel together, so that
 * none of them may be claimed before all are planned. Asked once for each run and channel; a certification that becomes
 * due while the run is planned is not seen, and then travels by itself. Thread-safe.
 */
final class MentorCrowd {

    /** Beyond this, nothing is claimed with its page. */
    private static final int MOST = 10_000;

    private static final String ANY_UNSETTLED =
            """
            SELECT EXISTS (
                    SELECT FROM <schema>.certification_idempotency_log
                    WHERE action = :action AND settled_at IS NULL AND next_attempt_at < 'infinity')
                OR EXISTS (
                    SELECT FROM <schema>.certification_idempotency_log
                    WHERE action = :action AND settled_at IS NULL
                        AND (next_attempt_at IS NULL OR next_attempt_at = 'infinity'))
            """;

    private static final String SEVERAL =
            """
            SELECT peer_mentor_id
            FROM (
                SELECT certification.peer_mentor_id
                FROM unnest(:after, :through) AS dates (after, through)
                CROSS JOIN LATERAL (
                    SELECT <peer_mentor_id> AS peer_mentor_id
                    FROM <certifications>
                    WHERE <status> <> <paused_status>
                        AND <status> = ANY (:active)
                        AND <expiry_date> > dates.after
                        AND <expiry_date> <= dates.through
                    OFFSET 0) AS certification
                UNION ALL
                SELECT peer_mentor_id
                FROM <schema>.certification_idempotency_log
                WHERE action = :action AND settled_at IS NULL AND next_attempt_at < 'infinity'
                UNION ALL
                SELECT peer_mentor_id
                FROM <schema>.certification_idempotency_log
                WHERE action = :action AND settled_at IS NULL
                    AND (next_attempt_at IS NULL OR next_attempt_at = 'infinity')) AS due
            WHERE peer_mentor_id IS NOT NULL
            GROUP BY peer_mentor_id
            HAVING count(*) > 1
            LIMIT :limit
            """;

    /**
     * What was found.
     *
     * @param anyUnsettled whether the channel has anything unsettled from before
     * @param mentors at most {@value #MOST} and one more
     */
    record Found(boolean anyUnsettled, List<UUID> mentors) {

        boolean isTooLarge() {
            return mentors.size() > MOST;
        }
    }

    /** Where it was not asked. */
    static final Found UNKNOWN = new Found(true, List.of());

    private record Known(UUID runId, UUID ownerToken, Found found) {

        boolean isOf(OpenRun run) {
            return runId.equals(run.runId()) && ownerToken.equals(run.ownerToken());
        }
    }

    private final Storage storage;
    private final List<String> activeStatuses;
    private final Map<Channel, Known> known = new EnumMap<>(Channel.class);

    MentorCrowd(Storage storage, List<String> activeStatuses) {
        this.storage = storage;
        this.activeStatuses = activeStatuses;
    }

    /** @param expiryDates for which something is due on the channel */
    synchronized Found of(OpenRun run, Channel channel, List<DateRange> expiryDates) {
        Known last = known.get(channel);
        if (last != null && last.isOf(run)) {
            return last.found();
        }
        Found found = storage.inTransaction(
                "find_mentors_with_several", List.of(run.runId()), handle -> find(handle, channel, expiryDates));
        known.put(channel, new Known(run.runId(), run.ownerToken(), found));
        return found;
    }

    private Found find(Handle handle, Channel channel, List<DateRange> expiryDates) {
        ByIndex.only(handle);
        boolean anyUnsettled = handle.createQuery(ANY_UNSETTLED)
                .bind("action", channel)
                .mapTo(Boolean.class)
                .one();
        List<UUID> mentors = handle.createQuery(SEVERAL)
                .bindArray(
                        "after",
                        LocalDate.class,
                        expiryDates.stream().map(DateRange::after).toList())
                .bindArray(
                        "through",
                        LocalDate.class,
                        expiryDates.stream().map(DateRange::through).toList())
                .bindArray("active", String.class, activeStatuses)
                .bind("action", channel)
                .bind("limit", MOST + 1)
                .mapTo(UUID.class)
                .list();
        return new Found(anyUnsettled, mentors);
    }
}
