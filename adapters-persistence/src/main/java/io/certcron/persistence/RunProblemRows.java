package io.certcron.persistence;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.certcron.application.port.out.RunProblem;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the problems of a run: PostgreSQL takes their examples apart, a row for each value in them. */
final class RunProblemRows {

    private static final String FIND =
            """
            SELECT
                problem.error_code, problem.message, problem.severity, problem.total, problem.first_at, problem.last_at,
                entry.key, jsonb_typeof(entry.value) AS kind,
                leaf.name, jsonb_typeof(leaf.value) AS leaf_kind, leaf.value #>> '{}' AS leaf
            FROM <schema>.certification_cron_run_problem AS problem
            LEFT JOIN LATERAL jsonb_each(problem.example) AS entry ON true
            LEFT JOIN LATERAL (
                SELECT name, value, 0 AS position
                FROM jsonb_each(CASE jsonb_typeof(entry.value) WHEN 'object' THEN entry.value END) AS member (name, value)
                UNION ALL
                SELECT NULL, value, position
                FROM jsonb_array_elements(CASE jsonb_typeof(entry.value) WHEN 'array' THEN entry.value END)
                    WITH ORDINALITY AS element (value, position)
                UNION ALL
                SELECT NULL, entry.value, 0
                WHERE jsonb_typeof(entry.value) NOT IN ('object', 'array')
            ) AS leaf ON true
            WHERE problem.run_id = :run_id
            ORDER BY problem.last_at DESC, problem.error_code, problem.message, entry.key, leaf.position, leaf.name
            """;

    /** A value of the example; without a key where the example is empty, without a leaf where the value is. */
    private record Row(RunProblem problem, Optional<String> key, String kind, String name, Optional<Object> leaf) {

        static Row read(ResultSet row, StatementContext context) throws SQLException {
            return new Row(
                    new RunProblem(
                            Severity.valueOf(row.getString("severity")),
                            ErrorCode.valueOf(row.getString("error_code")),
                            row.getString("message"),
                            row.getLong("total"),
                            Columns.instant(row, "first_at"),
                            Columns.instant(row, "last_at"),
                            Map.of()),
                    Optional.ofNullable(row.getString("key")),
                    row.getString("kind"),
                    row.getString("name"),
                    leaf(row));
        }

        private static Optional<Object> leaf(ResultSet row) throws SQLException {
            String text = row.getString("leaf");
            if (text == null) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (row.getString("leaf_kind")) {
                        case "number" -> Long.valueOf(text);
                        case "boolean" -> Boolean.valueOf(text);
                        default -> text;
                    });
        }
    }

    private RunProblemRows() {}

    static List<RunProblem> read(Handle handle, UUID runId) {
        Map<RunProblem, List<Row>> rows = handle.createQuery(FIND)
                .bind("run_id", runId)
                .map(Row::read)
                .collect(groupingBy(Row::problem, LinkedHashMap::new, toList()));
        return rows.entrySet().stream()
                .map(entry -> withExample(entry.getKey(), example(entry.getValue())))
                .toList();
    }

    private static Map<String, Object> example(List<Row> rows) {
        Map<String, Object> example = new HashMap<>();
        rows.stream()
                .filter(row -> row.key().isPresent())
                .collect(groupingBy(row -> row.key().get()))
                .forEach((key, values) -> example.put(key, value(values)));
        return example;
    }

    private static Object value(List<Row> rows) {
        List<Row> leaves = rows.stream().filter(row -> row.leaf().isPresent()).toList();
        return switch (rows.get(0).kind()) {
            case "object" -> members(leaves);
            case "array" -> leaves.stream().map(row -> row.leaf().get()).toList();
            default -> leaves.isEmpty() ? "" : leaves.get(0).leaf().get();
        };
    }

    private static Map<String, Object> members(List<Row> leaves) {
        Map<String, Object> members = new HashMap<>();
        leaves.forEach(row -> members.put(row.name(), row.leaf().get()));
        return Map.copyOf(members);
    }

    private static RunProblem withExample(RunProblem problem, Map<String, Object> example) {
        return new RunProblem(
                problem.severity(),
                problem.code(),
                problem.message(),
                problem.count(),
                problem.firstAt(),
                problem.lastAt(),
                example);
    }
}
