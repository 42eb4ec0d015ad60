package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.idOf;
import static io.certcron.application.run.Nights.pauseKey;
import static io.certcron.application.run.Nights.reminderKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.port.in.RunRequest;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import io.certcron.domain.Workflow;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DueWorkTest {

    private final Nights nights = new Nights();

    @Test
    void remindsAtThirtyFourteenAndSevenDaysAndPausesOnTheDay() {
        IntStream.rangeClosed(-3, 40).forEach(days -> nights.insert(100 + days, TONIGHT.plusDays(days)));

        RunResult result = nights.run();

        assertThat(nights.reminders.farSide().effects())
                .containsExactlyInAnyOrder(
                        reminderKey(130, TONIGHT.plusDays(30), 30),
                        reminderKey(114, TONIGHT.plusDays(14), 14),
                        reminderKey(107, TONIGHT.plusDays(7), 7));
        assertThat(nights.management.farSide().effects()).containsExactly(pauseKey(100, TONIGHT));
        assertThat(result.reminders())
                .isEqualTo(
                        new ReminderResult.Finished(new ReminderTally(Map.of(30, 1L, 14, 1L, 7, 1L), 0, 3, 0, 0, 0)));
        assertThat(result.pauses()).isEqualTo(new PauseResult.Finished(new PauseTally(1, 0, 1, 0, 0, 0)));
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void sendsNothingTheSecondTime() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));
        nights.run();

        RunResult second = nights.run();

        assertThat(nights.reminders.farSide().requests()).hasSize(1);
        assertThat(nights.management.farSide().requests()).hasSize(1);
        assertThat(second.reminders()).isEqualTo(new ReminderResult.Finished(ReminderTally.NONE));
        assertThat(second.pauses()).isEqualTo(new PauseResult.Finished(PauseTally.NONE));
    }

    @Test
    void doesOnlyWhatItsWorkflowCovers() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));

        RunResult result = nights.run(RunRequest.tonight().covering(Workflow.AUTO_PAUSE));

        assertThat(nights.management.farSide().effects()).hasSize(1);
        assertThat(nights.reminders.farSide().requests()).isEmpty();
        assertThat(result.reminders()).isEqualTo(new ReminderResult.NotCovered());
        assertThat(nights.run(RunRequest.tonight().covering(Workflow.REMINDERS)).pauses())
                .isEqualTo(new PauseResult.NotCovered());
        assertThat(nights.reminders.farSide().effects()).hasSize(1);
    }

    @Test
    void makesUpForTenNightsDown() {
        nights.run();
        IntStream.rangeClosed(1, 11).forEach(days -> nights.insert(days, TONIGHT.plusDays(days)));
        nights.insert(35, TONIGHT.plusDays(35));
        nights.insert(17, TONIGHT.plusDays(17));

        nights.night(10);
        RunResult result = nights.run();

        assertThat(nights.management.farSide().effects())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 10)
                        .mapToObj(days -> pauseKey(days, TONIGHT.plusDays(days)))
                        .toList());
        assertThat(nights.reminders.farSide().effects())
                .containsExactlyInAnyOrder(
                        reminderKey(35, TONIGHT.plusDays(35), 30),
                        reminderKey(17, TONIGHT.plusDays(17), 7),
                        reminderKey(11, TONIGHT.plusDays(11), 7));
        assertThat(nights.intent(reminderKey(17, TONIGHT.plusDays(17), 14)).status())
                .isEqualTo(IntentStatus.SUPERSEDED);
        assertThat(result.reminders().tally().superseded()).isEqualTo(1);
    }

    @Test
    void skipsWhatChangedBetweenPlanningAndSending() {
        Stream.of(1, 2, 3, 4).forEach(number -> nights.insert(number, TONIGHT));
        nights.after("IntentPlanner.planPauses", () -> {
            nights.change(1, TONIGHT.plusYears(1), "active");
            nights.change(2, TONIGHT, "paused");
            nights.database.delete(idOf(3));
        });

        RunResult result = nights.run();

        assertThat(nights.management.farSide().effects()).containsExactly(pauseKey(4, TONIGHT));
        assertThat(result.pauses()).isEqualTo(new PauseResult.Finished(new PauseTally(4, 0, 1, 0, 3, 0)));
        assertThat(nights.intent(pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.SKIPPED);
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void leavesInTheLogWhereTheTimeWent() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));

        nights.run();

        assertThat(nights.log.events())
                .filteredOn(event -> event.message().equals("The run has taken its time so"))
                .singleElement()
                .satisfies(times -> assertThat(times.context())
                        .contains(entry("chunks", 2L))
                        .containsKeys("plan_ms", "dispatch_ms", "monitor_ms", "audit_ms")
                        .containsKeys("claim_ms", "send_ms", "settle_ms", "chunk_p50_us", "chunk_p99_us"));
    }

    @Test
    void leavesASummaryInTheLogEvenWhenNothingIsDue() {
        RunResult result = nights.run();

        assertThat(nights.log.events()).extracting(RecordedLog.Event::severity).containsOnly(Severity.INFO);
        assertThat(nights.log.events().get(nights.log.events().size() - 1)).satisfies(summary -> {
            assertThat(summary.message()).isEqualTo("The run is completed");
            assertThat(summary.fields())
                    .contains(entry("cron_run_id", result.runId().toString()));
            assertThat(summary.context())
                    .contains(
                            entry("business_date", "2026-11-21"),
                            entry("reminders_sent", 0L),
                            entry("pauses_done", 0L),
                            entry("missed_pause_count", 0L));
        });
    }

    @Test
    void countsUnusableExpiryDatesAndDoesTheOthers() {
        nights.insert(1, TONIGHT.plusYears(101));
        nights.insert(2, TONIGHT);

        RunResult result = nights.run();

        assertThat(result.dataErrors()).isEqualTo(1);
        assertThat(nights.log.of(ErrorCode.UNUSABLE_EXPIRY_DATE))
                .singleElement()
                .satisfies(warning -> assertThat(warning.context())
                        .contains(
                                entry("data_error_count", 1L),
                                entry("certification_ids", List.of(idOf(1).toString()))));
        assertThat(nights.management.farSide().effects()).containsExactly(pauseKey(2, TONIGHT));
    }
}
