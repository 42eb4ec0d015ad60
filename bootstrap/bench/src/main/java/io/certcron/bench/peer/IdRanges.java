package io.certcron.bench.peer;

import java.sql.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Divides what is due into ranges of ids of the same size: the usual way of partitioning by a column. */
record IdRanges(JdbcTemplate jdbc, Surroundings surroundings) implements Partitioner {

    private static final String RANGES =
            """
            SELECT range, min(certification_id::text) AS first, max(certification_id::text) AS last
            FROM (
                SELECT certification_id, ntile(?) OVER (ORDER BY certification_id) AS range
                FROM (%s) AS due) AS divided
            GROUP BY range
            """
                    .formatted(DueEffects.SOME_IN_ORDER);

    @Override
    public Map<String, ExecutionContext> partition(int gridSize) {
        Date today = Date.valueOf(surroundings.businessDate());
        Map<String, ExecutionContext> ranges = new HashMap<>();
        jdbc.query(
                RANGES,
                row -> {
                    ExecutionContext range = new ExecutionContext();
                    range.putString("first", row.getString("first"));
                    range.putString("last", row.getString("last"));
                    ranges.put("range-" + row.getInt("range"), range);
                },
                gridSize,
                today,
                today,
                surroundings.limit());
        return ranges;
    }
}
