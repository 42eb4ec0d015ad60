package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.pauseKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrakeTest {

    private final Nights nights = new Nights();

    @Test
    void holdsSuspiciouslyManyPausesForAHuman() {
        pausesDue(3);
        remindersDue(2);
        nights.settings = nights.settings.withBrake(2, 0.5);

        RunResult result = nights.run();

        assertThat(nights.management.farSide().requests()).isEmpty();
        assertThat(nights.reminders.farSide().effects()).hasSize(2);
        assertThat(result.pauses()).isEqualTo(new PauseResult.Held(new PauseTally(3, 3, 0, 0, 0, 0), 0));
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
        assertThat(nights.intent(pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.HELD);
        assertThat(nights.log.of(Severity.ERROR)).singleElement().satisfies(error -> {
            assertThat(error.is(ErrorCode.PAUSES_HELD)).isTrue();
            assertThat(error.context())
                    .contains(entry("due_pauses", 3L), entry("active_certifications", 5L))
                    .containsKey("remediation");
        });
        assertThat(nights.log.of(ErrorCode.MISSED_PAUSES)).hasSize(1);
    }

    @Test
    void letsThroughWhatIsWithinTheNumber() {
        pausesDue(3);
        nights.settings = nights.settings.withBrake(3, 0.0);

        assertThat(nights.run().pauses().tally().paused()).isEqualTo(3);
    }

    @Test
    void letsThroughWhatIsWithinTheShare() {
        pausesDue(3);
        remindersDue(3);
        nights.settings = nights.settings.withBrake(0, 0.5);

        assertThat(nights.run().pauses().tally().paused()).isEqualTo(3);
    }

    @Test
    void keepsHoldingUntilAHumanDecides() {
        pausesDue(1);
        nights.settings = nights.settings.withBrake(0, 0.5);
        nights.run();
        nights.night(1);

        RunResult nextNight = nights.run();

        assertThat(nights.management.farSide().requests()).isEmpty();
        assertThat(nextNight.pauses()).isEqualTo(new PauseResult.Held(new PauseTally(0, 1, 0, 0, 0, 0), 0));
        assertThat(nextNight.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
        assertThat(nights.log.of(ErrorCode.PAUSES_HELD))
                .filteredOn(event -> event.severity() == Severity.WARN)
                .as("one reminder of it a night")
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning.context()).contains(entry("held_count", 1L)));
    }

    private void pausesDue(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> nights.insert(number, TONIGHT));
    }

    private void remindersDue(int count) {
        IntStream.rangeClosed(1, count).forEach(number -> nights.insert(100 + number, TONIGHT.plusDays(30)));
    }
}
