package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.reminderKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a run does while the circuit breaker of one service is open. */
@Timeout(60)
class HeldBackChannelTest {

    private static final Duration WAIT = Duration.ofSeconds(7);

    private final Nights nights = new Nights();

    @BeforeEach
    void onePauseAndOneReminderAreDue() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));
    }

    @Test
    void waitsUntilRequestsAreLetThroughAgain() {
        Instant letThrough = nights.clock.instant().plus(WAIT.multipliedBy(3));
        nights.reminderService = batch ->
                nights.clock.instant().isBefore(letThrough) ? heldBack() : nights.reminders.sendReminders(batch);

        RunResult result = nights.run();

        assertThat(result.reminders().tally().sent()).isEqualTo(1);
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.intent(reminderKey(2, TONIGHT.plusDays(30), 30)).attempts())
                .as("what was not sent is no attempt")
                .isEqualTo(1);
        assertThat(nights.log.troubles()).isEmpty();
    }

    @Test
    void givesUpAfterAWhileAndLeavesTheRestToALaterRun() {
        nights.reminderService = batch -> heldBack();

        RunResult result = nights.run();

        assertThat(result.elapsed()).isBetween(TestSettings.GIVE_UP_AFTER, TestSettings.GIVE_UP_AFTER.plus(WAIT));
        assertThat(((ReminderResult.Stopped) result.reminders()).reason()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
        assertThat(((ReminderResult.Stopped) result.reminders()).open()).isEqualTo(1);
        assertThat(result.pauses()).isInstanceOf(PauseResult.Finished.class);
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
        assertThat(nights.log.troubles()).containsExactly("CHANNEL_STOPPED", "RUN_COMPLETED_WITH_FAILURES");
    }

    @Test
    void givesUpAlthoughTheBreakerLetsAProbeThroughNowAndThen() {
        nights.reminderService = batch -> nights.clock.instant().getEpochSecond() % 2 == 0 ? heldBack() : down(batch);

        RunResult result = nights.run();

        assertThat(result.reminders()).isNotInstanceOf(ReminderResult.Finished.class);
        assertThat(result.elapsed()).isLessThan(TestSettings.GIVE_UP_AFTER.multipliedBy(2));
    }

    @Test
    void startsToWaitAnewOnceTheServiceHasAnswered() {
        nights.settings = nights.settings.withChunksOf(1);
        nights.insert(3, TONIGHT.plusDays(30));
        Instant first = nights.clock.instant().plus(Duration.ofSeconds(25));
        Instant second = first.plus(Duration.ofSeconds(25));
        List<Instant> answersAt = new ArrayList<>(List.of(first, second));
        nights.reminderService = batch -> {
            if (nights.clock.instant().isBefore(answersAt.get(0))) {
                return heldBack();
            }
            answersAt.remove(0);
            return nights.reminders.sendReminders(batch);
        };

        assertThat(nights.run().reminders()).isInstanceOf(ReminderResult.Finished.class);
    }

    @Test
    void waitsNoLongerThanItsTimeBudget() {
        nights.reminderService = batch -> new BatchAnswer.HeldBack(Duration.ofHours(1));

        RunResult result = nights.run(RunRequest.tonight().within(Duration.ofSeconds(10)));

        assertThat(result.elapsed()).isEqualTo(Duration.ofSeconds(10));
        assertThat(result.status()).isEqualTo(RunStatus.INCOMPLETE);
    }

    private static BatchAnswer heldBack() {
        return new BatchAnswer.HeldBack(WAIT);
    }

    private static BatchAnswer down(ServiceBatch batch) {
        assertThat(batch.intents()).isNotEmpty();
        return new BatchAnswer.Unavailable(
                ErrorCode.SERVICE_UNAVAILABLE, false, OptionalInt.of(503), Optional.empty(), Optional.empty());
    }
}
