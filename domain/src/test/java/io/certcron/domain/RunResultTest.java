package io.certcron.domain;

import static io.certcron.domain.RunStatus.COMPLETED;
import static io.certcron.domain.RunStatus.COMPLETED_WITH_FAILURES;
import static io.certcron.domain.RunStatus.FAILED;
import static io.certcron.domain.RunStatus.INCOMPLETE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunResultTest {

    private static final UUID RUN_ID = UUID.fromString("3f1c9a52-6d0e-4b7a-9c35-8e2f7a41d6b0");

    private static final ReminderTally SENT = new ReminderTally(Map.of(30, 5L), 1, 3, 1, 1, 0);
    private static final ReminderTally ONE_REJECTED = new ReminderTally(Map.of(30, 5L), 1, 3, 1, 0, 1);
    private static final PauseTally PAUSED = new PauseTally(5, 0, 3, 1, 1, 0);
    private static final PauseTally ONE_NOT_PAUSED = new PauseTally(5, 0, 3, 1, 0, 1);

    private static final ReminderResult NO_REMINDERS = new ReminderResult.NotCovered();
    private static final ReminderResult REMINDED = new ReminderResult.Finished(SENT);
    private static final PauseResult NO_PAUSES = new PauseResult.NotCovered();
    private static final PauseResult ALL_PAUSED = new PauseResult.Finished(PAUSED);

    static Stream<Arguments> endings() {
        return Stream.of(
                arguments("everything is settled", REMINDED, ALL_PAUSED, false, true, COMPLETED),
                arguments("only pauses were covered", NO_REMINDERS, ALL_PAUSED, false, true, COMPLETED),
                arguments("only reminders were covered", REMINDED, NO_PAUSES, false, true, COMPLETED),
                arguments(
                        "a reminder was rejected",
                        new ReminderResult.Finished(ONE_REJECTED),
                        ALL_PAUSED,
                        false,
                        true,
                        COMPLETED_WITH_FAILURES),
                arguments(
                        "a pause was rejected",
                        REMINDED,
                        new PauseResult.Finished(ONE_NOT_PAUSED),
                        false,
                        true,
                        COMPLETED_WITH_FAILURES),
                arguments(
                        "pauses are held",
                        REMINDED,
                        new PauseResult.Held(PAUSED, 0),
                        false,
                        true,
                        COMPLETED_WITH_FAILURES),
                arguments(
                        "reminders are left",
                        new ReminderResult.Unfinished(SENT, 1),
                        ALL_PAUSED,
                        false,
                        true,
                        COMPLETED_WITH_FAILURES),
                arguments(
                        "pauses are left",
                        REMINDED,
                        new PauseResult.Unfinished(PAUSED, 1),
                        false,
                        true,
                        COMPLETED_WITH_FAILURES),
                arguments(
                        "the reminders were stopped",
                        new ReminderResult.Stopped(SENT, 1, ErrorCode.SERVICE_UNAUTHORIZED),
                        ALL_PAUSED,
                        false,
                        true,
                        COMPLETED_WITH_FAILURES),
                arguments(
                        "the pauses were stopped",
                        REMINDED,
                        new PauseResult.Stopped(PAUSED, 1, ErrorCode.SERVICE_UNAUTHORIZED),
                        false,
                        true,
                        COMPLETED_WITH_FAILURES),
                arguments("the audit row is missing", REMINDED, ALL_PAUSED, false, false, COMPLETED_WITH_FAILURES),
                arguments("time ran out", new ReminderResult.Unfinished(SENT, 1), ALL_PAUSED, true, true, INCOMPLETE),
                arguments(
                        "time ran out and a pause was rejected",
                        REMINDED,
                        new PauseResult.Finished(ONE_NOT_PAUSED),
                        true,
                        true,
                        INCOMPLETE),
                arguments("time ran out and the audit row is missing", REMINDED, ALL_PAUSED, true, false, INCOMPLETE));
    }

    @ParameterizedTest(name = "when {0}: {5}")
    @MethodSource("endings")
    void tellsHowARunEnded(
            String when,
            ReminderResult reminders,
            PauseResult pauses,
            boolean stoppedEarly,
            boolean audited,
            RunStatus expected) {
        assertThat(RunResult.statusOf(reminders, pauses, stoppedEarly, audited))
                .as(when)
                .isEqualTo(expected);
    }

    @Test
    void namesTheErrorExactlyWhenTheRunFailed() {
        RunError error =
                new RunError(RUN_ID, false, true, ErrorCode.UNEXPECTED_EXCEPTION, new IllegalStateException("broken"));

        assertThat(result(RUN_ID, FAILED, Optional.of(error)).error()).contains(error);
        assertThat(result(RUN_ID, COMPLETED, Optional.empty()).error()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> result(RUN_ID, FAILED, Optional.empty()))
                .withMessageStartingWith("error:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> result(RUN_ID, COMPLETED, Optional.of(error)))
                .withMessageStartingWith("error:");
    }

    @Test
    void canFailAfterAllWithoutLosingWhatWasDone() {
        RunError error =
                new RunError(RUN_ID, false, true, ErrorCode.DATABASE_UNAVAILABLE, new IllegalStateException("broken"));

        assertThat(result(RUN_ID, COMPLETED, Optional.empty()).failedWith(error))
                .isEqualTo(result(RUN_ID, FAILED, Optional.of(error)));
    }

    @Test
    void namesItsRunAndItsStatus() {
        assertThatNullPointerException()
                .isThrownBy(() -> result(null, COMPLETED, Optional.empty()))
                .withMessage("runId");
        assertThatNullPointerException()
                .isThrownBy(() -> result(RUN_ID, null, Optional.empty()))
                .withMessage("status");
    }

    private static RunResult result(UUID runId, RunStatus status, Optional<RunError> error) {
        return new RunResult(
                runId,
                LocalDate.of(2026, 11, 21),
                Workflow.ALL,
                false,
                status,
                REMINDED,
                ALL_PAUSED,
                new MonitoringResult.NotMade(),
                0,
                Instant.EPOCH,
                Duration.ofSeconds(1),
                error);
    }
}
