package io.certcron.http.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.http.RunExamples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConcernsTest {

    @Test
    void anOrdinaryNightIsOfNoConcern() {
        assertThat(Concerns.of(RunExamples.completed())).isEmpty();
    }

    @Test
    void everythingThatIsWrongIsNamedWithItsCount() {
        RunResult run = RunExamples.ended(
                RunStatus.INCOMPLETE,
                new ReminderResult.Stopped(new ReminderTally(Map.of(), 0, 0, 0, 0, 2), 5, ErrorCode.SERVICE_TIMEOUT),
                new PauseResult.Stopped(new PauseTally(9, 4, 0, 0, 0, 3), 6, ErrorCode.SERVICE_UNAUTHORIZED),
                new MonitoringResult.Checked(
                        new FlaggedCertifications(7, List.of()), new FlaggedCertifications(8, List.of())));

        assertThat(Concerns.of(run))
                .containsExactly(
                        "The run was stopped before everything was done.",
                        "Reminders rejected, to be looked at by hand: 2.",
                        "Reminders were stopped (SERVICE_TIMEOUT). Left for the next run: 5.",
                        "Pauses rejected, to be looked at by hand: 3.",
                        "Pauses held by the brake, to be released or dropped: 4.",
                        "Pauses were stopped (SERVICE_UNAUTHORIZED). Left for the next run: 6.",
                        "Expired certifications that nobody paused: 7.",
                        "Pauses that the service confirmed and the table does not show: 8.");
    }

    @Test
    void whatIsLeftOrCouldNotBeCheckedIsOfConcern() {
        RunResult run = RunExamples.ended(
                RunStatus.COMPLETED_WITH_FAILURES,
                new ReminderResult.Unfinished(RunExamples.REMINDERS, 3),
                new PauseResult.Unfinished(RunExamples.PAUSES, 4),
                new MonitoringResult.Unavailable());

        assertThat(Concerns.of(run))
                .containsExactly(
                        "Reminders left for the next run: 3.",
                        "Pauses left for the next run: 4.",
                        "Whether pauses were missed could not be checked.");
    }

    /** Such as an audit row that could not be written, of which a result tells nothing else. */
    @Test
    void aStatusThatNothingElseExplainsIsOfConcern() {
        RunResult run = RunExamples.ended(
                RunStatus.COMPLETED_WITH_FAILURES,
                new ReminderResult.Finished(RunExamples.REMINDERS),
                new PauseResult.Finished(RunExamples.PAUSES),
                RunExamples.NONE_MISSED);

        assertThat(Concerns.of(run)).containsExactly("Something else went wrong, which the log of the run tells.");
    }
}
