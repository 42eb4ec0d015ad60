package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.RunProblems;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link RunProblems}: rules B01 to B08. */
public abstract class RunProblemsContract extends StorageContract {

    private static final Instant AT = Instant.parse("2026-11-21T01:00:05Z");
    private static final String MESSAGE = "A request failed";

    private UUID runId = new UUID(0, 0);

    /** To be extended by the test of an implementation. */
    protected RunProblemsContract() {}

    @BeforeEach
    final void openRun() {
        runId = job().open(TONIGHT).runId();
    }

    @Test
    @DisplayName("B01: a problem is found as it was added, with its example")
    void keepsAProblem() {
        RunProblem problem = new RunProblem(
                Severity.ERROR,
                ErrorCode.SERVICE_TIMEOUT,
                MESSAGE,
                3,
                AT,
                AT.plusSeconds(9),
                Map.of(
                        "http_status",
                        503L,
                        "body",
                        "{\"code\": \"BUSY\\n\", \"details\": \"\u00e6\u2028\\u0000\"}",
                        "retried",
                        true,
                        "certification_ids",
                        List.of("first", "second", "third"),
                        "planned",
                        Map.of("30", 2L, "14", 1L)));
        RunProblem bare = problem(ErrorCode.RUN_INCOMPLETE, MESSAGE, 1, AT);

        problems().add(runId, List.of(problem, bare));

        assertThat(problems().of(runId)).containsExactly(problem, bare);
    }

    @Test
    @DisplayName(
            "B02: the same problem again adds to the count, and the first and the last time and the first example stay")
    void addsUp() {
        problems().add(runId, List.of(problem(ErrorCode.SERVICE_TIMEOUT, MESSAGE, 2, AT)));
        problems().add(runId, List.of(problem(ErrorCode.SERVICE_TIMEOUT, MESSAGE, 3, AT.plusSeconds(5))));
        assertThat(problems().of(runId)).containsExactly(between(AT, AT.plusSeconds(5), 5));

        problems().add(runId, List.of(problem(ErrorCode.SERVICE_TIMEOUT, MESSAGE, 1, AT.minusSeconds(5))));
        assertThat(problems().of(runId)).containsExactly(between(AT.minusSeconds(5), AT.plusSeconds(5), 6));
    }

    @Test
    @DisplayName("B03: problems are told apart by code and message, and found latest first")
    void tellsThemApart() {
        problems()
                .add(
                        runId,
                        List.of(
                                problem(ErrorCode.SERVICE_TIMEOUT, MESSAGE, 1, AT.plusSeconds(1)),
                                problem(ErrorCode.SERVICE_UNAVAILABLE, MESSAGE, 1, AT.plusSeconds(3)),
                                problem(ErrorCode.SERVICE_TIMEOUT, "Another message", 1, AT.plusSeconds(2))));

        assertThat(problems().of(runId))
                .extracting(RunProblem::lastAt)
                .containsExactly(AT.plusSeconds(3), AT.plusSeconds(2), AT.plusSeconds(1));
    }

    @Test
    @DisplayName("B04: beyond 100 kinds new ones are left out, and the known are counted on")
    void staysBounded() {
        List<RunProblem> many = IntStream.range(0, RunProblems.MAX_PER_RUN + 2)
                .mapToObj(number -> problem(ErrorCode.SERVICE_TIMEOUT, "Message " + number, 1, AT))
                .toList();

        problems().add(runId, many);
        problems().add(runId, many);

        assertThat(problems().of(runId)).hasSize(RunProblems.MAX_PER_RUN).allMatch(problem -> problem.count() == 2);
        assertThat(problems().of(runId)).extracting(RunProblem::message).contains("Message 0", "Message 99");
    }

    @Test
    @DisplayName("B05: each run has problems of its own")
    void keepsRunsApart() {
        UUID other = job().open(TONIGHT.plusDays(1)).runId();

        problems().add(runId, List.of(problem(ErrorCode.SERVICE_TIMEOUT, MESSAGE, 1, AT)));

        assertThat(problems().of(runId)).hasSize(1);
        assertThat(problems().of(other)).isEmpty();
    }

    @Test
    @DisplayName("B06: of a run that is not there nothing is kept, and it is no failure")
    void ignoresWhatIsNotThere() {
        UUID nowhere = UUID.randomUUID();

        assertThatCode(() -> problems().add(nowhere, List.of(problem(ErrorCode.SERVICE_TIMEOUT, MESSAGE, 1, AT))))
                .doesNotThrowAnyException();
        assertThat(problems().of(nowhere)).isEmpty();
    }

    @Test
    @DisplayName("B07: of callers at the same time, each is counted, and no kind is kept beyond the most")
    void countsEachCaller() {
        problems()
                .add(
                        runId,
                        IntStream.range(1, RunProblems.MAX_PER_RUN - 1)
                                .mapToObj(number -> problem(ErrorCode.RUN_INCOMPLETE, "Message " + number, 1, AT))
                                .toList());

        Racers.race(6, () -> {
            problems()
                    .add(
                            runId,
                            List.of(
                                    problem(ErrorCode.SERVICE_TIMEOUT, MESSAGE, 1, AT),
                                    problem(
                                            ErrorCode.RUN_LOST,
                                            UUID.randomUUID().toString(),
                                            1,
                                            AT)));
            return runId;
        });

        assertThat(problems().of(runId)).hasSize(RunProblems.MAX_PER_RUN);
        assertThat(problems().of(runId))
                .filteredOn(problem -> problem.code() == ErrorCode.SERVICE_TIMEOUT)
                .extracting(RunProblem::count)
                .containsExactly(6L);
    }

    @Test
    @DisplayName("B08: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        RunProblems problems = database().unreachable().runProblems();

        assertStorageFails(() -> problems.add(runId, List.of(problem(ErrorCode.SERVICE_TIMEOUT, MESSAGE, 1, AT))));
        assertStorageFails(() -> problems.of(runId));
    }

    private RunProblems problems() {
        return database().runProblems();
    }

    /** What happened at one time, with that time for an example. */
    private static RunProblem problem(ErrorCode code, String message, long count, Instant at) {
        return new RunProblem(Severity.WARN, code, message, count, at, at, Map.of("at", at.toString()));
    }

    private static RunProblem between(Instant first, Instant last, long count) {
        return new RunProblem(
                Severity.WARN, ErrorCode.SERVICE_TIMEOUT, MESSAGE, count, first, last, Map.of("at", first.toString()));
    }
}
