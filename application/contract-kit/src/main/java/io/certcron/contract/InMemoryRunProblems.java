package io.certcron.contract;

import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.RunProblems;
import java.util.List;
import java.util.UUID;

/** What went wrong in the runs of an {@link InMemoryDatabase}. */
public final class InMemoryRunProblems implements RunProblems {

    private final InMemoryTables tables;

    InMemoryRunProblems(InMemoryTables tables) {
        this.tables = tables;
    }

    @Override
    public void add(UUID runId, List<RunProblem> problems) {
        tables.transaction("add_run_problems", () -> {
            if (tables.runs.containsKey(runId)) {
                problems.forEach(problem -> tables.problems.add(runId, problem));
            }
            return problems;
        });
    }

    @Override
    public List<RunProblem> of(UUID runId) {
        return tables.transaction("find_run_problems", () -> tables.problems.of(runId));
    }
}
