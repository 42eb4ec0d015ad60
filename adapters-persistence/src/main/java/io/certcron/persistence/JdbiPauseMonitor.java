package io.certcron.persistence;

import io.certcron.application.port.out.PauseMonitor;
import io.certcron.domain.FlaggedCertifications;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The pause monitor on PostgreSQL: what is missed, the database's own functions decide. */
public final class JdbiPauseMonitor implements PauseMonitor {

    /**
     * Local to the transaction. The check comes last in a run, and is not worth waiting for any longer. Nor is it worth
     * compiling: the planner can't know that few of the expired are not paused, and takes the query for a large one.
     */
    private static final String IN_ZONE =
            """
            SELECT
                set_config('TimeZone', :zone, true),
                set_config('statement_timeout', '10s', true),
                set_config('jit', 'off', true)
            """;

    private static final String MISSED = countAndFirst("get_missed_auto_pauses");
    private static final String UNCONFIRMED = countAndFirst("get_unconfirmed_auto_pauses");

    private final Storage storage;

    /** @param storage connects as the runtime user */
    public JdbiPauseMonitor(Storage storage) {
        this.storage = storage;
    }

    @Override
    public FlaggedCertifications findMissed(LocalDate businessDate, ZoneId zone, int limit) {
        return storage.inTransaction(
                "find_missed_pauses", List.of(), handle -> find(handle, MISSED, businessDate, zone, limit));
    }

    @Override
    public FlaggedCertifications findUnconfirmed(LocalDate businessDate, ZoneId zone, int limit) {
        return storage.inTransaction(
                "find_unconfirmed_pauses", List.of(), handle -> find(handle, UNCONFIRMED, businessDate, zone, limit));
    }

    private static FlaggedCertifications find(
            Handle handle, String statement, LocalDate businessDate, ZoneId zone, int limit) {
        handle.createQuery(IN_ZONE)
                .bind("zone", SessionZone.of(zone))
                .mapTo(String.class)
                .one();
        return handle.createQuery(statement)
                .bind("business_date", businessDate)
                .bind("limit", limit)
                .map((row, context) ->
                        new FlaggedCertifications(row.getLong("flagged_count"), UuidArray.read(row, "first_ids")))
                .one();
    }

    /** As of the last microsecond of the business date. */
    private static String countAndFirst(String function) {
        return """
                WITH flagged AS MATERIALIZED (
                    SELECT certification_id, expiry_date
                    FROM <schema>.%s(
                        CAST(CAST(:business_date AS date) + 1 AS timestamptz) - INTERVAL '1 microsecond')
                )
                SELECT
                    count(*) AS flagged_count,
                    ARRAY (
                        SELECT certification_id
                        FROM flagged
                        ORDER BY expiry_date, certification_id
                        LIMIT :limit) AS first_ids
                FROM flagged
                """
                .formatted(function);
    }
}
