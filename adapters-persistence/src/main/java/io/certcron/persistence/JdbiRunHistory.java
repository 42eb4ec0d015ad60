package io.certcron.persistence;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunProblems;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.MonitoringResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.StatementContext;

/** Looks back at runs in PostgreSQL. */
public final class JdbiRunHistory implements RunHistory {

    /** One step down an index for each schedule, in the order of all runs. */
    private static final String LATEST =
            """
            SELECT <columns>
            FROM unnest(:cron_ids) AS wanted (wanted_id)
            CROSS JOIN LATERAL (
                SELECT *
                FROM <schema>.certification_cron_run
                WHERE cron_id = wanted_id AND NOT dry_run
                ORDER BY started_at DESC, run_id DESC
                LIMIT 1
            ) AS latest
            """;

    private static final String LIST =
            """
            SELECT <columns>
            FROM <schema>.certification_cron_run
            WHERE <conditions>
            ORDER BY started_at DESC, run_id DESC
            LIMIT :limit
            """;

    private static final String FIND =
            """
            SELECT
                <columns>,
                zone,
                CAST(result ->> 'data_errors' AS bigint) AS data_errors,
                result #>> '{monitoring,outcome}' AS monitoring,
                CAST(result #>> '{monitoring,missed}' AS bigint) AS missed,
                CAST(result #>> '{monitoring,unconfirmed}' AS bigint) AS unconfirmed
            FROM <schema>.certification_cron_run
            WHERE run_id = :run_id
            """;

    /** A run without an audit row made no check, and one whose count is null made it in vain. */
    private static final String NIGHTS =
            """
            SELECT
                business_date,
                count(*) FILTER (WHERE status = 'COMPLETED') AS completed,
                count(*) FILTER (WHERE status = 'COMPLETED_WITH_FAILURES') AS with_failures,
                count(*) FILTER (WHERE status = 'INCOMPLETE') AS incomplete,
                count(*) FILTER (WHERE status = 'FAILED') AS failed,
                count(*) FILTER (WHERE status = 'RUNNING') AS running,
                count(*) FILTER (WHERE started_at > scheduled_for + INTERVAL '1 hour') AS late,
                (array_agg(missed_pause_count ORDER BY run_at DESC, run_id DESC)
                    FILTER (WHERE missed_pause_count IS NOT NULL))[1] AS missed
            FROM <schema>.certification_cron_run
            LEFT JOIN <schema>.cron_audit_log USING (run_id)
            WHERE business_date >= :from AND business_date <= :through AND NOT dry_run
            GROUP BY business_date
            ORDER BY business_date
            """;

    private record Row(
            RunRecord record, ZoneId zone, Optional<Long> dataErrors, Optional<MonitoringResult> monitoring) {}

    private final Storage storage;
    private final RunCounts counts;
    private final PlannedIntents intents;
    private final AuditLog auditLog;
    private final RunProblems problems;

    /** @param storage connects as the runtime user */
    public JdbiRunHistory(Storage storage) {
        this.storage = storage;
        this.counts = new RunCounts(storage);
        this.intents = new PlannedIntents(storage);
        this.auditLog = new JdbiAuditLog(storage);
        this.problems = new JdbiRunProblems(storage);
    }

    @Override
    public List<RunRecord> list(Filter filter, Optional<Position> after, int limit) {
        RunFilter wanted = RunFilter.of(filter, after);
        return storage.inTransaction("list_runs", List.of(), handle -> handle.createQuery(LIST)
                .define("columns", RunRecordRow.COLUMNS)
                .define("conditions", wanted.conditions())
                .bindMap(wanted.parameters())
                .bind("limit", limit)
                .map(RunRecordRow::read)
                .list());
    }

    @Override
    public Map<UUID, RunRecord> latest(Collection<UUID> cronIds) {
        List<RunRecord> runs = storage.inTransaction("list_latest_runs", List.of(), handle -> handle.createQuery(LATEST)
                .define("columns", RunRecordRow.COLUMNS)
                .bindArray("cron_ids", UUID.class, List.copyOf(cronIds))
                .map(RunRecordRow::read)
                .list());
        Map<UUID, RunRecord> byCronId = new HashMap<>();
        runs.forEach(run -> run.cronId().ifPresent(cronId -> byCronId.put(cronId, run)));
        return byCronId;
    }

    @Override
    public Optional<RunDetails> find(UUID runId) {
        Optional<Row> found =
                storage.inTransaction("find_run_details", List.of(runId), handle -> handle.createQuery(FIND)
                        .define("columns", RunRecordRow.COLUMNS)
                        .bind("run_id", runId)
                        .map(JdbiRunHistory::readRow)
                        .findOne());
        return found.map(row -> details(runId, row));
    }

    @Override
    public RunTally tally(UUID runId) {
        return counts.tally(runId);
    }

    @Override
    public List<Night> nights(LocalDate from, LocalDate through) {
        return storage.inTransaction("list_nights", List.of(), handle -> handle.createQuery(NIGHTS)
                .bind("from", from)
                .bind("through", through)
                .map(JdbiRunHistory::readNight)
                .list());
    }

    private RunDetails details(UUID runId, Row row) {
        PlannedIntents.Fates fates = intents.of(runId);
        return new RunDetails(
                row.record(),
                row.zone(),
                counts.tally(runId),
                row.dataErrors(),
                row.monitoring(),
                auditLog.find(runId),
                fates.groups(),
                fates.rejected(),
                problems.of(runId));
    }

    private static Row readRow(ResultSet row, StatementContext context) throws SQLException {
        String monitoring = row.getString("monitoring");
        return new Row(
                RunRecordRow.read(row, context),
                ZoneId.of(row.getString("zone")),
                Columns.optionalLong(row, "data_errors"),
                monitoring == null
                        ? Optional.empty()
                        : Optional.of(new MonitoringEnd(
                                        monitoring,
                                        row.getObject("missed", Long.class),
                                        row.getObject("unconfirmed", Long.class))
                                .toResult()));
    }

    private static Night readNight(ResultSet row, StatementContext context) throws SQLException {
        return new Night(
                row.getObject("business_date", LocalDate.class),
                row.getLong("completed"),
                row.getLong("with_failures"),
                row.getLong("incomplete"),
                row.getLong("failed"),
                row.getLong("running"),
                row.getLong("late"),
                Columns.optionalLong(row, "missed"));
    }
}
