package io.certcron.contract;

import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.RunProblems;
import io.certcron.domain.ErrorCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The problems of an in-memory database, by run. */
final class InMemoryProblems {

    private static final Comparator<RunProblem> LATEST_FIRST = Comparator.comparing(RunProblem::lastAt)
            .reversed()
            .thenComparing(problem -> problem.code().name())
            .thenComparing(RunProblem::message);

    private record Kind(ErrorCode code, String message) {}

    private final Map<UUID, Map<Kind, RunProblem>> byRun = new HashMap<>();

    void add(UUID runId, RunProblem problem) {
        Map<Kind, RunProblem> known = byRun.computeIfAbsent(runId, any -> new HashMap<>());
        Kind kind = new Kind(problem.code(), problem.message());
        if (known.containsKey(kind) || known.size() < RunProblems.MAX_PER_RUN) {
            known.merge(kind, problem, InMemoryProblems::together);
        }
    }

    List<RunProblem> of(UUID runId) {
        List<RunProblem> problems =
                new ArrayList<>(byRun.getOrDefault(runId, Map.of()).values());
        problems.sort(LATEST_FIRST);
        return problems;
    }

    private static RunProblem together(RunProblem stored, RunProblem added) {
        RunProblem first = added.firstAt().isBefore(stored.firstAt()) ? added : stored;
        Instant lastAt = added.lastAt().isAfter(stored.lastAt()) ? added.lastAt() : stored.lastAt();
        return new RunProblem(
                stored.severity(),
                stored.code(),
                stored.message(),
                stored.count() + added.count(),
                first.firstAt(),
                lastAt,
                first.example());
    }
}
