package io.certcron.persistence;

import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.RunProblems;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** What went wrong in runs, in PostgreSQL. */
public final class JdbiRunProblems implements RunProblems {

    /** So that none of two processes misses what the other adds, and nothing is added to a run that is being deleted. */
    private static final String LOCK_RUN =
            """
            SELECT run_id
            FROM <schema>.certification_cron_run
            WHERE run_id = :run_id
            FOR NO KEY UPDATE
            """;

    private static final String ADD =
            """
            INSERT INTO <schema>.certification_cron_run_problem AS known (
                run_id, error_code, message, severity, total, first_at, last_at, example)
            SELECT
                :run_id, :error_code, :message, :severity, :total, CAST(:first_at AS timestamptz),
                CAST(:last_at AS timestamptz), CAST(:example AS jsonb)
            WHERE :max > (
                SELECT count(*)
                FROM <schema>.certification_cron_run_problem AS other
                WHERE other.run_id = :run_id AND (other.error_code, other.message) <> (:error_code, :message))
            ON CONFLICT (run_id, error_code, message) DO UPDATE
            SET total = known.total + excluded.total,
                first_at = least(known.first_at, excluded.first_at),
                last_at = greatest(known.last_at, excluded.last_at),
                example = CASE WHEN excluded.first_at < known.first_at THEN excluded.example ELSE known.example END
            """;

    private final Storage storage;

    /** @param storage connects as the runtime user */
    public JdbiRunProblems(Storage storage) {
        this.storage = storage;
    }

    @Override
    public void add(UUID runId, List<RunProblem> problems) {
        if (!problems.isEmpty()) {
            storage.inTransaction("add_run_problems", List.of(runId), handle -> {
                boolean there = handle.createQuery(LOCK_RUN)
                        .bind("run_id", runId)
                        .mapTo(UUID.class)
                        .findOne()
                        .isPresent();
                return there ? add(handle, runId, problems) : 0;
            });
        }
    }

    @Override
    public List<RunProblem> of(UUID runId) {
        return storage.inTransaction("find_run_problems", List.of(runId), handle -> RunProblemRows.read(handle, runId));
    }

    private static int add(Handle handle, UUID runId, List<RunProblem> problems) {
        PreparedBatch batch = handle.prepareBatch(ADD);
        for (RunProblem problem : problems) {
            batch.bind("run_id", runId)
                    .bind("error_code", problem.code())
                    .bind("message", problem.message())
                    .bind("severity", problem.severity())
                    .bind("total", problem.count())
                    .bind("first_at", problem.firstAt())
                    .bind("last_at", problem.lastAt())
                    .bind("example", JsonObject.write(problem.example()))
                    .bind("max", MAX_PER_RUN)
                    .add();
        }
        return batch.execute().length;
    }
}
