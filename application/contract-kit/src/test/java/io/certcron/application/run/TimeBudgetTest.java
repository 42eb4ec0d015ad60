package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.node.ExpiryCheck;
import io.certcron.application.port.in.RunRequest;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.PauseResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimeBudgetTest {

    private static final RunRequest WITHIN_A_MINUTE = RunRequest.tonight().within(Duration.ofMinutes(1));

    private final Nights nights = new Nights();

    @BeforeEach
    void fourPausesAreDue() {
        IntStream.rangeClosed(1, 4).forEach(number -> nights.insert(number, TONIGHT));
        nights.settings = nights.settings.withChunksOf(1).withPagesOf(1);
    }

    @Test
    void stopsAtAChunkBoundaryAndTheNextRunCarriesOn() {
        nights.before("CertificationManagementService.autoPause", () -> nights.clock.advance(Duration.ofSeconds(31)));

        RunResult result = nights.run(WITHIN_A_MINUTE);

        assertThat(result.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(result.pauses().tally().paused()).isEqualTo(2);
        assertThat(((PauseResult.Unfinished) result.pauses()).open()).isEqualTo(2);
        assertThat(nights.hooks.completed).containsExactly(result);
        assertThat(nights.log.of(ErrorCode.RUN_INCOMPLETE)).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.WARN);
            assertThat(warning.context()).containsKey("remediation");
        });
        assertThat(nights.run().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.management.farSide().effects()).hasSize(4);
    }

    @Test
    void stopsAtAPageBoundaryAndTheNextRunGoesOnFromThere() {
        AtomicInteger pages = new AtomicInteger();
        nights.before("IntentPlanner.planPauses", () -> {
            pages.incrementAndGet();
            nights.clock.advance(Duration.ofSeconds(31));
        });

        RunResult result = nights.run(WITHIN_A_MINUTE);

        assertThat(result.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(nights.database.intents()).hasSize(2);
        assertThat(nights.run().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(pages).as("each page is planned once").hasValue(4);
        assertThat(nights.log.events())
                .filteredOn(event -> event.message().equals("The run is open"))
                .extracting(event -> event.context().get("resumed"))
                .containsExactly(false, true);
        assertThat(nights.management.farSide().effects()).hasSize(4);
    }

    @Test
    void goesOnWithRemindersWhereOnlyThoseAreLeftToPlan() {
        IntStream.rangeClosed(11, 13).forEach(number -> nights.insert(number, TONIGHT.plusDays(30)));
        AtomicInteger pausePages = new AtomicInteger();
        AtomicInteger reminderPages = new AtomicInteger();
        nights.before("IntentPlanner.planPauses", pausePages::incrementAndGet);
        nights.before("IntentPlanner.planReminders", () -> {
            reminderPages.incrementAndGet();
            nights.clock.advance(Duration.ofSeconds(31));
        });

        assertThat(nights.run(WITHIN_A_MINUTE).status()).isEqualTo(RunStatus.INCOMPLETE);
        nights.run();

        assertThat(pausePages).hasValue(4);
        assertThat(reminderPages).hasValue(3);
        assertThat(nights.reminders.farSide().effects()).hasSize(3);
    }

    @Test
    void isCompleteWhereTheTimeRanOutOverTheLastChunk() {
        nights.settings = TestSettings.DEFAULT;
        nights.before("CertificationManagementService.autoPause", () -> nights.clock.advance(Duration.ofMinutes(2)));

        // reminders might not be planned by then
        RunRequest pauses = WITHIN_A_MINUTE.covering(Workflow.AUTO_PAUSE);

        assertThat(nights.run(pauses).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void stopsWhenAsked() {
        ExpiryCheck[] job = new ExpiryCheck[1];
        nights.before("CertificationManagementService.autoPause", () -> job[0].stop());
        job[0] = nights.job();

        RunResult result = job[0].executeExpiryCheck();

        assertThat(result.status()).isEqualTo(RunStatus.INCOMPLETE);
        assertThat(nights.management.farSide().effects()).hasSize(1);
        assertThat(job[0].executeExpiryCheck().status())
                .as("a stopped job stays stopped")
                .isEqualTo(RunStatus.INCOMPLETE);
        assertThat(nights.management.farSide().effects()).hasSize(1);
    }

    @Test
    void canBeAsLongAsItLikes() {
        RunRequest withinAgesOfTheUniverse = RunRequest.tonight().within(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(nights.run(withinAgesOfTheUniverse).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.log.events().get(0).context()).contains(entry("dry_run", false));
    }
}
