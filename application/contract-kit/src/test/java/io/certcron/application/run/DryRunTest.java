package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.in.RunRequest;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DryRunTest {

    private final Nights nights = new Nights();

    @BeforeEach
    void onePauseAndOneReminderAreDue() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(14));
    }

    @Test
    void countsWhatIsDue() {
        RunResult result = nights.run(RunRequest.tonight().asDryRun());

        assertThat(result.dryRun()).isTrue();
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(result.reminders())
                .isEqualTo(new ReminderResult.Finished(new ReminderTally(Map.of(14, 1L), 0, 0, 0, 0, 0)));
        assertThat(result.pauses()).isEqualTo(new PauseResult.Finished(new PauseTally(1, 0, 0, 0, 0, 0)));
        assertThat(result.monitoring()).isEqualTo(new MonitoringResult.NotMade());
        assertThat(nights.hooks.completed).containsExactly(result);
    }

    @Test
    void countsOnlyWhatItsWorkflowCovers() {
        RunRequest dryRun = RunRequest.tonight().asDryRun();

        assertThat(nights.run(dryRun.covering(Workflow.AUTO_PAUSE)).reminders())
                .isEqualTo(new ReminderResult.NotCovered());
        assertThat(nights.run(dryRun.covering(Workflow.REMINDERS)).pauses()).isEqualTo(new PauseResult.NotCovered());
    }

    @Test
    void sendsAndWritesNothing() {
        RunResult dryRun = nights.run(RunRequest.tonight().asDryRun());

        assertThat(nights.reminders.farSide().requests()).isEmpty();
        assertThat(nights.management.farSide().requests()).isEmpty();
        assertThat(nights.database.intents()).isEmpty();
        assertThat(nights.database.auditLog().find(dryRun.runId())).isEmpty();
    }

    @Test
    void usesUpNothing() {
        nights.run(RunRequest.tonight().asDryRun());

        nights.run();

        assertThat(nights.reminders.farSide().effects()).hasSize(1);
        assertThat(nights.management.farSide().effects()).hasSize(1);
    }

    @Test
    void tellsThatTheBrakeWouldHoldThePauses() {
        nights.settings = nights.settings.withBrake(0, 0.2);

        RunResult result = nights.run(RunRequest.tonight().asDryRun());

        assertThat(result.pauses()).isEqualTo(new PauseResult.Held(new PauseTally(1, 1, 0, 0, 0, 0), 0));
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
    }

    @Test
    void aloneMayLookIntoTheFuture() {
        RunRequest inTwoWeeks = RunRequest.tonight().forBusinessDate(TONIGHT.plusDays(14));

        assertThat(nights.run(inTwoWeeks.asDryRun()).pauses().tally().planned()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nights.run(inTwoWeeks))
                .withMessageContaining("businessDate: must not be in the future, as it is 2026-11-21 in Z")
                .withMessageContaining("got 2026-12-05");
        assertThat(nights.database.intents()).isEmpty();
    }

    @Test
    void looksAtOneNightOnlyInTheFuture() {
        nights.run();
        nights.insert(3, TONIGHT.plusDays(3));

        RunResult result = nights.run(
                RunRequest.tonight().forBusinessDate(TONIGHT.plusDays(14)).asDryRun());

        assertThat(result.pauses().tally().planned()).isEqualTo(1);
    }

    @Test
    void countsTheNightsThatARunWouldMakeUpFor() {
        nights.run();
        nights.insert(3, TONIGHT.plusDays(3));
        nights.night(14);

        assertThat(nights.run(RunRequest.tonight().asDryRun()).pauses().tally().planned())
                .isEqualTo(2);
    }

    @Test
    void looksAtAPastDateAsARunWouldHave() {
        nights.night(3);

        RunResult result =
                nights.run(RunRequest.tonight().forBusinessDate(TONIGHT).asDryRun());

        assertThat(result.businessDate()).isEqualTo(TONIGHT);
        assertThat(result.pauses().tally().planned()).isEqualTo(1);
    }
}
