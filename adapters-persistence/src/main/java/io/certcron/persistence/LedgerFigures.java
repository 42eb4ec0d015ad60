package io.certcron.persistence;

import io.certcron.domain.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * What is unsettled in the ledger.
 *
 * @param backlog how many of each channel, held ones left out
 * @param oldest when the oldest of those was planned
 * @param held how many are held
 */
record LedgerFigures(Map<Channel, Long> backlog, Map<Channel, Instant> oldest, long held) {

    /** Entries of the partial indexes are in order of mentors: row by row, each would be another page of the ledger. */
    private static final String READ_BY_PAGE =
            """
            SELECT
                set_config('enable_seqscan', 'off', true),
                set_config('enable_indexscan', 'off', true),
                set_config('jit', 'off', true)
            """;

    /** Each condition is that of one partial index. */
    private static final String UNSETTLED =
            """
            SELECT
                count(*) FILTER (WHERE action = 'REMINDER') AS reminders,
                min(planned_at) FILTER (WHERE action = 'REMINDER') AS oldest_reminder,
                count(*) FILTER (WHERE action = 'AUTO_PAUSE') AS pauses,
                min(planned_at) FILTER (WHERE action = 'AUTO_PAUSE') AS oldest_pause,
                (
                    SELECT count(*)
                    FROM <schema>.certification_idempotency_log
                    WHERE settled_at IS NULL AND next_attempt_at IS NULL
                ) AS held
            FROM (
                SELECT action, planned_at
                FROM <schema>.certification_idempotency_log
                WHERE settled_at IS NULL AND next_attempt_at < 'infinity'
                UNION ALL
                SELECT action, planned_at
                FROM <schema>.certification_idempotency_log
                WHERE settled_at IS NULL AND next_attempt_at = 'infinity'
            ) AS unsettled
            """;

    static LedgerFigures read(Handle handle) {
        handle.createQuery(READ_BY_PAGE).mapTo(String.class).one();
        return handle.createQuery(UNSETTLED).map(LedgerFigures::readRow).one();
    }

    private static LedgerFigures readRow(ResultSet row, StatementContext context) throws SQLException {
        Map<Channel, Long> backlog = new EnumMap<>(Channel.class);
        Map<Channel, Instant> oldest = new EnumMap<>(Channel.class);
        readChannel(row, Channel.REMINDER, "reminders", "oldest_reminder", backlog, oldest);
        readChannel(row, Channel.AUTO_PAUSE, "pauses", "oldest_pause", backlog, oldest);
        return new LedgerFigures(backlog, oldest, row.getLong("held"));
    }

    private static void readChannel(
            ResultSet row,
            Channel channel,
            String countColumn,
            String oldestColumn,
            Map<Channel, Long> backlog,
            Map<Channel, Instant> oldest)
            throws SQLException {
        Optional<Instant> plannedAt = Columns.optionalInstant(row, oldestColumn);
        if (plannedAt.isPresent()) {
            backlog.put(channel, row.getLong(countColumn));
            oldest.put(channel, plannedAt.get());
        }
    }
}
