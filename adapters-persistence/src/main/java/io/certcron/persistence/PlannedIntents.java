package io.certcron.persistence;

import io.certcron.application.port.out.IntentRecord;
import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunDetails.IntentGroup;
import io.certcron.domain.Channel;
import io.certcron.domain.IntentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds what has become of the intents that one run planned. No index has the run in it: every night would pay for that,
 * and people look at few runs. They were planned while the run lasted, and the ledger is written in order of time.
 */
final class PlannedIntents {

    /** Leaves no other way to read than the index by time, whatever statistics say; and what is left is not worth compiling. */
    static final String READ_BY_TIME =
            """
            SELECT
                set_config('enable_seqscan', 'off', true),
                set_config('enable_sort', 'off', true),
                set_config('jit', 'off', true)
            """;

    /** Ten minutes more on both sides, as the clocks of a run's owners may differ a little. */
    private static final String PLANNED_BY_RUN =
            """
            run_id = :run_id
                AND planned_at >= (
                    SELECT started_at - INTERVAL '10 minutes'
                    FROM <schema>.certification_cron_run
                    WHERE run_id = :run_id)
                AND planned_at <= (
                    SELECT coalesce(finished_at, 'infinity') + INTERVAL '10 minutes'
                    FROM <schema>.certification_cron_run
                    WHERE run_id = :run_id)
            """;

    static final String GROUPS =
            """
            SELECT action, status, error_code, http_status, count(*) AS intents
            FROM <schema>.certification_idempotency_log
            WHERE %s
            GROUP BY action, status, error_code, http_status
            ORDER BY count(*) DESC, action, status, error_code, http_status
            LIMIT :limit
            """
                    .formatted(PLANNED_BY_RUN);

    private static final String REJECTED =
            """
            WITH rejected AS MATERIALIZED (
                SELECT <columns>
                FROM <schema>.certification_idempotency_log
                WHERE status = 'REJECTED' AND %s
            )
            SELECT <columns>
            FROM rejected
            ORDER BY idempotency_key
            LIMIT :limit
            """
                    .formatted(PLANNED_BY_RUN);

    /** What became of them. */
    record Fates(List<IntentGroup> groups, List<IntentRecord> rejected) {}

    private final Storage storage;

    PlannedIntents(Storage storage) {
        this.storage = storage;
    }

    Fates of(UUID runId) {
        return storage.inTransaction("find_planned_intents", List.of(runId), handle -> {
            handle.createQuery(READ_BY_TIME).mapTo(String.class).one();
            List<IntentGroup> groups = groups(handle, runId);
            boolean anyRejected = groups.stream().anyMatch(group -> group.status() == IntentStatus.REJECTED);
            return new Fates(groups, anyRejected ? rejected(handle, runId) : List.of());
        });
    }

    private static List<IntentGroup> groups(Handle handle, UUID runId) {
        return handle.createQuery(GROUPS)
                .bind("run_id", runId)
                .bind("limit", RunDetails.MAX_GROUPS)
                .map(PlannedIntents::readGroup)
                .list();
    }

    private static List<IntentRecord> rejected(Handle handle, UUID runId) {
        return handle.createQuery(REJECTED)
                .define("columns", IntentRecordRow.COLUMNS)
                .bind("run_id", runId)
                .bind("limit", RunDetails.MAX_REJECTED)
                .map(IntentRecordRow::read)
                .list();
    }

    private static IntentGroup readGroup(ResultSet row, StatementContext context) throws SQLException {
        return new IntentGroup(
                Channel.valueOf(row.getString("action")),
                IntentStatus.valueOf(row.getString("status")),
                Optional.ofNullable(row.getString("error_code")),
                Columns.optionalInt(row, "http_status"),
                row.getLong("intents"));
    }
}
