package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.idOf;
import static io.certcron.application.run.Nights.pauseKey;
import static io.certcron.application.run.Nights.reminderKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import io.certcron.contract.ServiceReply;
import io.certcron.contract.StoredIntent;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ServiceTroubleTest {

    private static final IdempotencyKey REMINDER = reminderKey(2, TONIGHT.plusDays(30), 30);

    private final Nights nights = new Nights();

    @BeforeEach
    void onePauseAndOneReminderAreDue() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));
    }

    @Test
    void anUnavailableServiceIsTriedFourTimesAndDoesNotHoldTheOtherUp() {
        unavailable(100);

        RunResult result = nights.run();

        assertThat(nights.reminders.farSide().requests()).hasSize(4);
        assertThat(nights.management.farSide().effects()).containsExactly(pauseKey(1, TONIGHT));
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
        assertThat(result.reminders()).isInstanceOf(ReminderResult.Unfinished.class);
        assertThat(((ReminderResult.Unfinished) result.reminders()).open()).isEqualTo(1);
        assertThat(result.pauses()).isInstanceOf(PauseResult.Finished.class);
    }

    @Test
    void anUnavailableServiceIsTriedTwelveTimesInAllAndThenAHumanIsAsked() {
        unavailable(100);

        for (int night = 0; night < 5; night++) {
            nights.night(night);
            nights.run();
        }

        assertThat(nights.reminders.farSide().requests()).hasSize(12);
        StoredIntent given = nights.intent(REMINDER);
        assertThat(given.status()).isEqualTo(IntentStatus.REJECTED);
        assertThat(given.errorCode()).contains("ATTEMPTS_EXHAUSTED");
        assertThat(nights.log.of(ErrorCode.ATTEMPTS_EXHAUSTED)).singleElement().satisfies(error -> assertThat(
                        error.context())
                .contains(entry("certification_id", idOf(2).toString()), entry("attempts", 12L))
                .containsKeys("peer_mentor_id", "remediation"));
    }

    @Test
    void refusedCredentialsStopTheirChannelOnly() {
        nights.reminders.farSide().answerNextWith(new ServiceReply.Status(401, Optional.empty(), "who are you"));

        RunResult result = nights.run();

        assertThat(nights.reminders.farSide().requests()).hasSize(1);
        assertThat(((ReminderResult.Stopped) result.reminders()).reason()).isEqualTo(ErrorCode.SERVICE_UNAUTHORIZED);
        assertThat(((ReminderResult.Stopped) result.reminders()).open()).isEqualTo(1);
        assertThat(result.pauses()).isInstanceOf(PauseResult.Finished.class);
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
        assertThat(nights.log.of(ErrorCode.SERVICE_UNAUTHORIZED))
                .singleElement()
                .satisfies(error ->
                        assertThat(error.context()).contains(entry("http_status", 401), entry("body", "who are you")));
        assertThat(nights.log.of(ErrorCode.CHANNEL_STOPPED)).singleElement().satisfies(error -> assertThat(
                        error.context())
                .contains(
                        entry("channel", "REMINDER"),
                        entry("reason", "SERVICE_UNAUTHORIZED"),
                        entry("open_count", 1L)));
        assertThat(nights.intent(REMINDER).attempts()).isZero();
        assertThat(nights.run().reminders().tally().sent()).isEqualTo(1);
    }

    @Test
    void aRefusedRequestIsRejectedForGood() {
        nights.reminders.farSide().answerNextWith(new ServiceReply.Status(422, Optional.empty(), "no such field"));

        RunResult result = nights.run();
        nights.run();

        assertThat(nights.reminders.farSide().requests()).hasSize(1);
        assertThat(result.reminders().tally().rejected()).isEqualTo(1);
        assertThat(nights.intent(REMINDER).status()).isEqualTo(IntentStatus.REJECTED);
        assertThat(nights.log.of(ErrorCode.SERVICE_REFUSED_REQUEST))
                .singleElement()
                .satisfies(error -> assertThat(error.context())
                        .contains(entry("http_status", 422), entry("body", "no such field")));
    }

    @Test
    void aRunThatIsTakenOverTriesNoReminderMoreThanFourTimes() {
        unavailable(100);
        nights.run();
        nights.night(1);
        dieBeforeClosing();
        nights.run();
        recover();

        nights.run();

        assertThat(nights.reminders.farSide().requests()).hasSize(8);
        assertThat(nights.intent(REMINDER).status()).isEqualTo(IntentStatus.PENDING);
    }

    @Test
    void aRunThatIsTakenOverWhilePlanningRemindersTriesNoPauseMoreThanFourTimes() {
        pausesUnavailable(100);
        nights.run();
        nights.night(1);
        dieBeforeClosing();
        dieWhilePlanningReminders();
        nights.run();
        recover();

        nights.run();

        assertThat(nights.management.farSide().requests()).hasSize(8);
        assertThat(nights.intent(pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.PENDING);
    }

    @Test
    void aRunThatGoesOnWhereAnEarlierOneFailedTriesThePausesAgain() {
        pausesUnavailable(8);
        nights.run();
        nights.night(1);
        dieWhilePlanningReminders();
        nights.run();
        recover();

        RunResult result = nights.run();

        assertThat(nights.management.farSide().requests()).hasSize(9);
        assertThat(result.pauses().tally().paused()).isEqualTo(1);
    }

    private void dieBeforeClosing() {
        nights.before("RunStore.close", () -> {
            throw new StackOverflowError();
        });
    }

    /** In the second night, after a page of them, and when its pauses have been tried. */
    private void dieWhilePlanningReminders() {
        nights.insert(3, TONIGHT.plusDays(31));
        nights.insert(4, TONIGHT.plusDays(31));
        nights.settings = nights.settings.withPagesOf(1);
        AtomicInteger pages = new AtomicInteger();
        nights.before("IntentPlanner.planReminders", () -> {
            if (pages.incrementAndGet() == 2) {
                await().until(() -> nights.management.farSide().requests().size() == 8);
                throw new StackOverflowError();
            }
        });
    }

    private void recover() {
        nights.springNoMoreTraps();
        nights.clock.advance(TestSettings.RUN_LEASE);
    }

    private void unavailable(int times) {
        IntStream.range(0, times).forEach(i -> nights.reminders.farSide().answerNextWith(down()));
    }

    private void pausesUnavailable(int times) {
        IntStream.range(0, times).forEach(i -> nights.management.farSide().answerNextWith(down()));
    }

    private static ServiceReply down() {
        return new ServiceReply.Status(503, Optional.empty(), "down");
    }
}
