package io.certcron.application.operations;

import io.certcron.application.log.EventObserver;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.RunProblems;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.Severity;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gathers what goes wrong in runs, in little memory, until it is {@linkplain #flush() stored} for people to read beside the
 * run: at the end of each run, and whenever it is asked to. What it holds when its process dies is in the log alone. Thread-safe.
 */
public final class ProblemKeeper implements EventObserver, RunListener {

    /** Runs whose problems are held at a time; of more, those of the newcomers are in the log alone. */
    private static final int MAX_RUNS = 1_000;

    private final RunProblems store;
    private final Clock clock;
    private volatile boolean away;
    private final Map<UUID, Map<Kind, RunProblem>> gathered = new HashMap<>();

    /**
     * A keeper that has noted nothing yet.
     *
     * @param store keeps problems
     * @param clock gives the times of events
     */
    public ProblemKeeper(RunProblems store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public void troubleLogged(
            Optional<UUID> runId, Severity severity, ErrorCode code, String message, Map<String, Object> context) {
        if (runId.isPresent()) {
            Instant now = clock.instant();
            gather(runId.get(), List.of(new RunProblem(severity, code, message, 1, now, now, context)));
        }
    }

    /**
     * Stores what has been gathered. What can't be stored is kept for the next time.
     *
     * @throws io.certcron.application.port.out.StorageException if the database fails
     */
    public void flush() {
        for (UUID runId : runsWithProblems()) {
            List<RunProblem> problems = take(runId);
            try {
                store.add(runId, problems);
                away = false;
            } catch (RuntimeException | Error notStored) {
                away = notStored instanceof StorageException storage && storage.isUnavailable();
                gather(runId, problems);
                throw notStored;
            }
        }
    }

    /** Whoever has watched the run wants to know at once. */
    @Override
    public void onRunComplete(RunResult result) {
        flushIfPossible();
    }

    /** Whoever has watched the run wants to know at once; where the database ended it, nobody waits for that database again. */
    @Override
    public void onRunError(RunError error) {
        if (error.code() == ErrorCode.DATABASE_UNAVAILABLE) {
            away = true;
        } else {
            flushIfPossible();
        }
    }

    /** Stores what is left as the process ends, unless the database was away the last time. */
    public void flushAtEnd() {
        if (!away) {
            flushIfPossible();
        }
    }

    private void flushIfPossible() {
        try {
            flush();
        } catch (StorageException away) {
            // kept for the next time; everybody else tells of a database that is away
        }
    }

    private synchronized List<UUID> runsWithProblems() {
        return List.copyOf(gathered.keySet());
    }

    private synchronized List<RunProblem> take(UUID runId) {
        return Optional.ofNullable(gathered.remove(runId))
                .map(problems -> List.copyOf(problems.values()))
                .orElseGet(List::of);
    }

    private synchronized void gather(UUID runId, List<RunProblem> problems) {
        if (gathered.size() >= MAX_RUNS && !gathered.containsKey(runId)) {
            return;
        }
        Map<Kind, RunProblem> known = gathered.computeIfAbsent(runId, run -> new LinkedHashMap<>());
        for (RunProblem problem : problems) {
            Kind kind = new Kind(problem.code(), problem.message());
            if (known.containsKey(kind) || known.size() < RunProblems.MAX_PER_RUN) {
                known.merge(kind, problem, ProblemKeeper::together);
            }
        }
    }

    private static RunProblem together(RunProblem one, RunProblem other) {
        RunProblem first = other.firstAt().isBefore(one.firstAt()) ? other : one;
        return new RunProblem(
                one.severity(),
                one.code(),
                one.message(),
                one.count() + other.count(),
                first.firstAt(),
                one.lastAt().isAfter(other.lastAt()) ? one.lastAt() : other.lastAt(),
                first.example());
    }

    private record Kind(ErrorCode code, String message) {}
}
