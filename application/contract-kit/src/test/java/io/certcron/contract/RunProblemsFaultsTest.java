package io.certcron.contract;

import static io.certcron.contract.SpoiltReads.problems;

import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.RunProblems;
import io.certcron.application.port.out.StorageException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

class RunProblemsFaultsTest extends StorageFaultFinding {

    static class Spoilt extends RunProblemsContract {
        @Override
        protected ContractDatabase emptyDatabase() {
            return spoilt(new InMemoryDatabase());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<ContractDatabase>> faults() {
        return List.of(
                found("forgets examples", each -> changed(each, each.count(), each.lastAt(), Map.of()), "B01", "B02"),
                found("counts each kind once", each -> changed(each, 1, each.lastAt(), each.example()), "B02", "B07"),
                found(
                        "forgets the last time",
                        each -> changed(each, each.count(), each.firstAt(), each.example()),
                        "B02"),
                problems("finds the earliest first", right -> finding(right, runId -> reversed(right, runId)), "B03"),
                problems(
                        "keeps all it is given",
                        right -> hoarding(right, new CopyOnWriteArrayList<>()),
                        "B04",
                        "B06",
                        "B07"),
                problems("mixes runs up", right -> finding(right, runId -> ofAll(right)), "B05"),
                problems("demands that the run is there", RunProblemsFaultsTest::demanding, "B06"),
                problems("swallows failures", right -> finding(right, runId -> silently(right, runId)), "B08"));
    }

    private record Wrong(BiConsumer<UUID, List<RunProblem>> adding, Function<UUID, List<RunProblem>> finding)
            implements RunProblems {

        @Override
        public void add(UUID runId, List<RunProblem> problems) {
            adding.accept(runId, problems);
        }

        @Override
        public List<RunProblem> of(UUID runId) {
            return finding.apply(runId);
        }
    }

    private static Fault<ContractDatabase> found(
            String description, UnaryOperator<RunProblem> change, String... rules) {
        return problems(
                description,
                right -> finding(right, runId -> right.runProblems().of(runId).stream()
                        .map(change)
                        .toList()),
                rules);
    }

    private static RunProblems finding(InMemoryDatabase right, Function<UUID, List<RunProblem>> finding) {
        return new Wrong(right.runProblems()::add, finding);
    }

    private static RunProblem changed(RunProblem problem, long count, Instant lastAt, Map<String, Object> example) {
        return new RunProblem(
                problem.severity(), problem.code(), problem.message(), count, problem.firstAt(), lastAt, example);
    }

    private static List<RunProblem> reversed(InMemoryDatabase right, UUID runId) {
        List<RunProblem> problems = new ArrayList<>(right.runProblems().of(runId));
        Collections.reverse(problems);
        return problems;
    }

    private static List<RunProblem> ofAll(InMemoryDatabase right) {
        return right.tables().runs.keySet().stream()
                .flatMap(runId -> right.runProblems().of(runId).stream())
                .toList();
    }

    private static RunProblems hoarding(InMemoryDatabase right, List<RunProblem> hoard) {
        return new Wrong(
                (runId, problems) -> {
                    right.runProblems().of(runId);
                    hoard.addAll(problems);
                },
                runId -> hoard);
    }

    private static RunProblems demanding(InMemoryDatabase right) {
        return new Wrong(
                (runId, problems) -> {
                    right.runProblems().add(runId, problems);
                    if (right.runStore().find(runId).isEmpty()) {
                        throw new IllegalStateException("There is no such run");
                    }
                },
                right.runProblems()::of);
    }

    private static List<RunProblem> silently(InMemoryDatabase right, UUID runId) {
        try {
            return right.runProblems().of(runId);
        } catch (StorageException swallowed) {
            return List.of();
        }
    }
}
