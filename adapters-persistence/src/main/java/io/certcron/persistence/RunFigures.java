package io.certcron.persistence;

import io.certcron.application.port.out.JobFigures.IntentKind;
import io.certcron.application.port.out.JobFigures.IntentOutcome;
import io.certcron.application.port.out.JobFigures.RunKind;
import io.certcron.domain.Channel;
import io.certcron.domain.RunStatus;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Figures of runs, of what they counted, and of the slots that did not become runs. */
record RunFigures(
        Map<RunKind, Long> byKind,
        Map<Workflow, Instant> lastSuccess,
        Map<IntentKind, Long> intents,
        Map<SkipReason, Long> slotsSkipped,
        long orphaned) {

    private static final String RUNS =
            """
            SELECT
                workflow,
                status,
                count(*) AS runs,
                count(*) FILTER (WHERE status = 'RUNNING' AND lease_expires_at <= clock_timestamp()) AS orphaned,
                max(finished_at) AS latest
            FROM <schema>.certification_cron_run
            WHERE NOT dry_run
            GROUP BY workflow, status
            """;

    private static final String INTENTS =
            """
            SELECT action, counter, sum(total) AS intents
            FROM <schema>.certification_cron_run_count
            GROUP BY action, counter
            """;

    private static final String SLOTS =
            """
            SELECT skip_reason, count(*) AS slots
            FROM <schema>.certification_cron_slot
            WHERE skip_reason IS NOT NULL
            GROUP BY skip_reason
            """;

    private record Runs(RunKind kind, long count, long orphaned, Optional<Instant> latest) {

        static Runs read(ResultSet row, StatementContext context) throws SQLException {
            return new Runs(
                    new RunKind(
                            Workflow.valueOf(row.getString("workflow")), RunStatus.valueOf(row.getString("status"))),
                    row.getLong("runs"),
                    row.getLong("orphaned"),
                    Columns.optionalInstant(row, "latest"));
        }

        boolean succeeded() {
            return kind.status() == RunStatus.COMPLETED || kind.status() == RunStatus.COMPLETED_WITH_FAILURES;
        }

        boolean cover(Workflow workflow) {
            return Arrays.stream(Channel.values()).filter(workflow::covers).allMatch(kind.workflow()::covers);
        }
    }

    static RunFigures read(Handle handle) {
        List<Runs> runs = handle.createQuery(RUNS).map(Runs::read).list();
        Map<RunKind, Long> byKind = new HashMap<>();
        runs.forEach(each -> byKind.put(each.kind(), each.count()));
        return new RunFigures(
                byKind,
                lastSuccess(runs),
                intents(handle),
                slotsSkipped(handle),
                runs.stream().mapToLong(Runs::orphaned).sum());
    }

    private static Map<Workflow, Instant> lastSuccess(List<Runs> runs) {
        Map<Workflow, Instant> latest = new EnumMap<>(Workflow.class);
        for (Workflow workflow : Workflow.values()) {
            runs.stream()
                    .filter(each -> each.succeeded() && each.cover(workflow))
                    .flatMap(each -> each.latest().stream())
                    .max(Instant::compareTo)
                    .ifPresent(finishedAt -> latest.put(workflow, finishedAt));
        }
        return latest;
    }

    private static Map<IntentKind, Long> intents(Handle handle) {
        Map<IntentKind, Long> counted = new HashMap<>();
        handle.createQuery(INTENTS).map((row, context) -> Map.entry(intentKind(row), row.getLong("intents"))).stream()
                .filter(each -> each.getValue() > 0)
                .forEach(each -> counted.put(each.getKey(), each.getValue()));
        return counted;
    }

    private static IntentKind intentKind(ResultSet row) throws SQLException {
        return new IntentKind(
                Channel.valueOf(row.getString("action")), IntentOutcome.valueOf(row.getString("counter")));
    }

    private static Map<SkipReason, Long> slotsSkipped(Handle handle) {
        Map<SkipReason, Long> skipped = new EnumMap<>(SkipReason.class);
        handle.createQuery(SLOTS)
                .map((row, context) ->
                        Map.entry(SkipReason.valueOf(row.getString("skip_reason")), row.getLong("slots")))
                .forEach(each -> skipped.put(each.getKey(), each.getValue()));
        return skipped;
    }
}
