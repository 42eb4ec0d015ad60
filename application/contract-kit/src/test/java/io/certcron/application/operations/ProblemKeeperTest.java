package io.certcron.application.operations;

import static io.certcron.application.operations.Evenings.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.RunProblems;
import io.certcron.application.port.out.StorageException;
import io.certcron.contract.SettableClock;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunError;
import io.certcron.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProblemKeeperTest {

    private static final Instant AT = Instant.parse("2026-11-21T01:00:00Z");
    private static final String MESSAGE = "A request failed";

    private final Evenings evenings = new Evenings();
    private final SettableClock clock = new SettableClock(AT);
    private final RunProblems store = evenings.database.runProblems();
    private final ProblemKeeper keeper = new ProblemKeeper(store, clock);
    private final UUID runId = openRun();

    @Test
    void storesTogetherWhatHappenedAgainAndAgain() {
        tell(ErrorCode.SERVICE_TIMEOUT, "first");
        clock.advance(Duration.ofSeconds(5));
        tell(ErrorCode.SERVICE_TIMEOUT, "second");
        assertThat(store.of(runId)).as("stored before it is flushed").isEmpty();

        keeper.flush();

        assertThat(store.of(runId))
                .containsExactly(new RunProblem(
                        Severity.WARN,
                        ErrorCode.SERVICE_TIMEOUT,
                        MESSAGE,
                        2,
                        AT,
                        AT.plusSeconds(5),
                        Map.of("example", "first")));
    }

    @Test
    void storesNothingTwice() {
        tell(ErrorCode.SERVICE_TIMEOUT, "first");

        keeper.flush();
        keeper.flush();

        assertThat(store.of(runId)).extracting(RunProblem::count).containsExactly(1L);
    }

    @Test
    void goesOnCountingAfterItWasFlushed() {
        tell(ErrorCode.SERVICE_TIMEOUT, "first");
        keeper.flush();
        tell(ErrorCode.SERVICE_TIMEOUT, "second");
        keeper.flush();

        assertThat(store.of(runId)).extracting(RunProblem::count).containsExactly(2L);
    }

    @Test
    void storesAtTheEndOfARunAndKeepsQuietWhereItCanNot() {
        tell(ErrorCode.SERVICE_TIMEOUT, "first");
        RunError end = new RunError(runId, false, true, ErrorCode.UNEXPECTED_EXCEPTION, new IllegalStateException());
        evenings.database.failNext("add_run_problems");

        keeper.onRunError(end);
        assertThat(store.of(runId)).isEmpty();
        keeper.onRunError(end);

        assertThat(store.of(runId)).hasSize(1);
    }

    @Test
    void leavesWhatHappenedOutsideARunToTheLog() {
        keeper.troubleLogged(Optional.empty(), Severity.ERROR, ErrorCode.DATABASE_ERROR, MESSAGE, Map.of());

        keeper.flush();

        assertThat(store.of(runId)).isEmpty();
    }

    @Test
    void keepsForTheNextTimeWhatCannotBeStored() {
        tell(ErrorCode.SERVICE_TIMEOUT, "first");
        evenings.database.failNext("add_run_problems");
        assertThatThrownBy(keeper::flush).isInstanceOf(StorageException.class);
        clock.advance(Duration.ofSeconds(5));
        tell(ErrorCode.SERVICE_TIMEOUT, "second");

        keeper.flush();

        assertThat(store.of(runId)).hasSize(1);
        RunProblem problem = store.of(runId).get(0);
        assertThat(problem.count()).isEqualTo(2);
        assertThat(problem.firstAt()).isEqualTo(AT);
        assertThat(problem.lastAt()).isEqualTo(AT.plusSeconds(5));
        assertThat(problem.example()).containsEntry("example", "first");
    }

    @Test
    void holdsNoMoreKindsThanAreStored() {
        RecordingProblems recording = new RecordingProblems();
        ProblemKeeper bounded = new ProblemKeeper(recording, clock);
        for (int kind = 0; kind < RunProblems.MAX_PER_RUN + 5; kind++) {
            bounded.troubleLogged(
                    Optional.of(runId), Severity.WARN, ErrorCode.SERVICE_TIMEOUT, "Message " + kind, Map.of());
        }
        bounded.flush();

        assertThat(recording.problems).hasSize(RunProblems.MAX_PER_RUN);
    }

    @Test
    void holdsAThousandRunsAtMost() {
        RecordingProblems recording = new RecordingProblems();
        ProblemKeeper bounded = new ProblemKeeper(recording, clock);
        for (int run = 0; run < 1_005; run++) {
            bounded.troubleLogged(
                    Optional.of(new UUID(1, run)), Severity.WARN, ErrorCode.SERVICE_TIMEOUT, MESSAGE, Map.of());
        }

        bounded.flush();

        assertThat(recording.runs).hasSize(1_000);
    }

    @Test
    void losesNothingWhereSeveralFlushAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> racers = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            racers.add(threads.submit(() -> {
                for (int event = 0; event < 500; event++) {
                    tell(ErrorCode.SERVICE_TIMEOUT, "any");
                    keeper.flush();
                }
            }));
        }
        for (Future<?> racer : racers) {
            racer.get();
        }
        threads.shutdown();
        keeper.flush();

        assertThat(store.of(runId)).extracting(RunProblem::count).containsExactly(2_000L);
    }

    private void tell(ErrorCode code, String example) {
        keeper.troubleLogged(Optional.of(runId), Severity.WARN, code, MESSAGE, Map.of("example", example));
    }

    private UUID openRun() {
        evenings.plan(TONIGHT);
        return evenings.database
                .runHistory()
                .list(Filter.ALL, Optional.empty(), 1)
                .get(0)
                .runId();
    }

    /** Remembers what it was told to add. */
    private static final class RecordingProblems implements RunProblems {

        private final List<UUID> runs = new ArrayList<>();
        private final List<RunProblem> problems = new ArrayList<>();

        @Override
        public void add(UUID run, List<RunProblem> added) {
            runs.add(run);
            problems.addAll(added);
        }

        @Override
        public List<RunProblem> of(UUID run) {
            return List.of();
        }
    }
}
