package io.certcron.persistence;

import io.certcron.application.port.out.OperatorJournal;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The operators' journal in PostgreSQL. */
public final class JdbiOperatorJournal implements OperatorJournal {

    private static final String LATEST =
            """
            SELECT *
            FROM <schema>.certification_cron_journal
            WHERE <subject> AND entry_number < :before
            ORDER BY entry_number DESC
            LIMIT :limit
            """;

    private static final String ANYTHING = "true";
    private static final String ONE_SCHEDULE = "cron_id = :id";
    private static final String ONE_RUN = "run_id = :id";

    /** PostgreSQL does not reckon with what it costs to look into long entries that are stored out of line. */
    private static final String BY_INDEX = "SET LOCAL enable_seqscan = off";

    /** Not by way of the latest entries, each of which might have to be looked into. The first condition is the index's. */
    private static final String LATEST_OF_CERTIFICATION =
            """
            WITH decided AS MATERIALIZED (
                SELECT *
                FROM <schema>.certification_cron_journal
                WHERE certification_ids <> '{}' AND certification_ids @> ARRAY[:id]
            )
            SELECT *
            FROM decided
            WHERE entry_number < :before
            ORDER BY entry_number DESC
            LIMIT :limit
            """;

    private final Storage storage;

    /** @param storage connects as the runtime user */
    public JdbiOperatorJournal(Storage storage) {
        this.storage = storage;
    }

    @Override
    public List<Entry> latest(Subject subject, OptionalLong before, int limit) {
        return storage.inTransaction("list_journal", List.of(), handle -> about(handle, subject)
                .bind("before", before.orElse(Long.MAX_VALUE))
                .bind("limit", limit)
                .map(JdbiOperatorJournal::read)
                .list());
    }

    private static Query about(Handle handle, Subject subject) {
        if (subject instanceof Subject.OfCertification certification) {
            handle.execute(BY_INDEX);
            return handle.createQuery(LATEST_OF_CERTIFICATION).bind("id", certification.certificationId());
        }
        Query latest = handle.createQuery(LATEST);
        if (subject instanceof Subject.OfSchedule schedule) {
            return latest.define("subject", ONE_SCHEDULE).bind("id", schedule.cronId());
        }
        if (subject instanceof Subject.OfRun run) {
            return latest.define("subject", ONE_RUN).bind("id", run.runId());
        }
        return latest.define("subject", ANYTHING);
    }

    private static Entry read(ResultSet row, StatementContext context) throws SQLException {
        return new Entry(
                row.getLong("entry_number"),
                Columns.instant(row, "happened_at"),
                new Operator(row.getString("operator"), Operator.Way.valueOf(row.getString("way"))),
                OperatorAction.valueOf(row.getString("action")),
                Optional.ofNullable(Columns.uuid(row, "cron_id")),
                Optional.ofNullable(Columns.uuid(row, "run_id")),
                UuidArray.read(row, "certification_ids"),
                Optional.ofNullable(row.getString("note")));
    }
}
