package io.certcron.persistence;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.domain.Channel;
import io.certcron.domain.DateRange;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Finds the mentors of whom more than one intent may be sent on a channel tonight: those have to travel together, so that
 * none of them may be claimed before all are planned. Asked once for each owner of a run and channel; a certification that
 * becomes due while the run is planned is not seen, and then travels by itself. Thread-safe.
 */
final class MentorCrowd {

    /** Beyond this, nothing is claimed with its page. */
    private static final int MOST = 10_000;

    /** Runs and channels that are remembered: as many as one process plans side by side, and more. */
    private static final int MOST_KNOWN = 16;

    private static final String ANY_UNSETTLED =
            """
            SELECT EXISTS (SELECT FROM <schema>.certification_idempotency_log WHERE <open>)
                OR EXISTS (SELECT FROM <schema>.certification_idempotency_log WHERE <waiting>)
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
                        AND (<expiry_date>, <certification_id>) > (:planned_date, :planned_id)
                    OFFSET 0) AS certification
                UNION ALL
                SELECT peer_mentor_id FROM <schema>.certification_idempotency_log WHERE <open>
                UNION ALL
                SELECT peer_mentor_id FROM <schema>.certification_idempotency_log WHERE <waiting>) AS due
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

    private record Asker(UUID runId, UUID ownerToken, Channel channel) {}

    private final Storage storage;
    private final List<String> activeStatuses;
    private final Map<Asker, Found> known = new LinkedHashMap<>();

    MentorCrowd(Storage storage, List<String> activeStatuses) {
        this.storage = storage;
        this.activeStatuses = activeStatuses;
    }

    /**
     * @param expiryDates for which something is due on the channel, in ascending order
     * @param planned up to where the channel is planned: what comes before is found in the ledger
     */
    Found of(OpenRun run, Channel channel, List<DateRange> expiryDates, Optional<PlanCursor> planned) {
        Asker asker = new Asker(run.runId(), run.ownerToken(), channel);
        synchronized (known) {
            Found before = known.get(asker);
            if (before != null) {
                return before;
            }
        }
        PlanCursor start = planned.filter(cursor -> cursor.channel() == channel)
                .orElseGet(() -> new PlanCursor(channel, expiryDates.get(0).after(), PlanningWalk.LAST_ID));
        Found found = storage.inTransaction(
                "find_mentors_with_several", List.of(run.runId()), handle -> find(handle, expiryDates, start));
        synchronized (known) {
            known.put(asker, found);
            if (known.size() > MOST_KNOWN) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return found;
    }

    private Found find(Handle handle, List<DateRange> expiryDates, PlanCursor planned) {
        ByIndex.only(handle);
        boolean anyUnsettled = handle.createQuery(ANY_UNSETTLED)
                .define("open", ClaimableIntents.OPEN)
                .define("waiting", ClaimableIntents.WAITING)
                .bind("action", planned.channel())
                .mapTo(Boolean.class)
                .one();
        List<UUID> mentors = handle.createQuery(SEVERAL)
                .define("open", ClaimableIntents.OPEN)
                .define("waiting", ClaimableIntents.WAITING)
                .bindArray(
                        "after",
                        LocalDate.class,
                        expiryDates.stream().map(DateRange::after).toList())
                .bindArray(
                        "through",
                        LocalDate.class,
                        expiryDates.stream().map(DateRange::through).toList())
                .bindArray("active", String.class, activeStatuses)
                .bind("planned_date", planned.expiryDate())
                .bind("planned_id", planned.certificationId())
                .bind("action", planned.channel())
                .bind("limit", MOST + 1)
                .mapTo(UUID.class)
                .list();
        return new Found(anyUnsettled, mentors);
    }
}
