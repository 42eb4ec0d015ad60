package io.certcron.persistence;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the checks of all runs found.
 *
 * @param missed what that of the latest business date did, the last one if there are several; empty where there was none,
 *     or it failed
 * @param unresolved how many reports of missed pauses nobody has resolved
 */
record CheckFigures(Optional<Long> missed, long unresolved) {

    /**
     * A run for an earlier date looks at what had expired by then, and says nothing of tonight. Runs are deleted before the
     * rows of the audit log are: where none is left, time decides. What looks superfluous in the last condition is that of
     * the index of unresolved rows.
     */
    private static final String CHECKS =
            """
            SELECT
                (
                    SELECT missed_pause_count
                    FROM <schema>.cron_audit_log
                    WHERE run_id = coalesce(
                        (
                            SELECT run.run_id
                            FROM <schema>.certification_cron_run AS run
                            JOIN <schema>.cron_audit_log AS checked ON checked.run_id = run.run_id
                            ORDER BY run.business_date DESC, checked.run_at DESC, run.run_id DESC
                            LIMIT 1
                        ),
                        (
                            SELECT run_id
                            FROM <schema>.cron_audit_log
                            ORDER BY run_at DESC, run_id DESC
                            LIMIT 1
                        ))
                ) AS missed,
                (
                    SELECT count(*)
                    FROM <schema>.cron_audit_log
                    WHERE NOT resolved AND missed_pause_count IS DISTINCT FROM 0 AND missed_pause_count > 0
                ) AS unresolved
            """;

    static CheckFigures read(Handle handle) {
        return handle.createQuery(CHECKS)
                .map((row, context) -> new CheckFigures(Columns.optionalLong(row, "missed"), row.getLong("unresolved")))
                .one();
    }
}
