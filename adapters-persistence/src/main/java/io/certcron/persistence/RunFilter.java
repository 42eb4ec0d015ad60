package io.certcron.persistence;

import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunHistory.Position;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The conditions of a list of runs, as a part of SQL with its parameters. Only those that were asked for, so that each list
 * is read by the index that fits it.
 */
record RunFilter(String conditions, Map<String, Object> parameters) {

    static RunFilter of(Filter filter, Optional<Position> after) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        StringBuilder conditions = new StringBuilder(filter.dryRuns() ? "true" : "NOT dry_run");
        filter.cronId().ifPresent(value -> parameters.put("cron_id", value));
        filter.workflow().ifPresent(value -> parameters.put("workflow", value));
        filter.status().ifPresent(value -> parameters.put("status", value));
        filter.businessDate().ifPresent(value -> parameters.put("business_date", value));
        parameters.keySet().forEach(column -> conditions.append(" AND %1$s = :%1$s".formatted(column)));
        after.ifPresent(last -> {
            conditions.append(" AND (started_at, run_id) < (:after_start, :after_run)");
            parameters.put("after_start", last.startedAt());
            parameters.put("after_run", last.runId());
        });
        return new RunFilter(conditions.toString(), parameters);
    }
}
