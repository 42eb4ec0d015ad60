package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.in.RunRequest;
import io.certcron.contract.ServiceReply;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitingTest {

    private final Nights nights = new Nights();

    @BeforeEach
    void onePauseAndOneReminderAreDue() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));
    }

    @Test
    void aFailedRequestIsSentAgainAfterAWhile() {
        unavailable(1);

        RunResult result = nights.run();

        assertThat(nights.reminders.farSide().requests()).hasSize(2);
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(result.elapsed()).isBetween(Duration.ofMillis(500), Duration.ofMillis(1_250));
        assertThat(nights.log.troubles()).containsExactly("SERVICE_UNAVAILABLE");
    }

    @Test
    void aFailedChunkComesBackAsOneRequest() {
        IntStream.rangeClosed(3, 20).forEach(number -> nights.insert(number, TONIGHT.plusDays(30)));
        unavailable(3);

        nights.run();

        assertThat(nights.reminders.farSide().requests()).extracting(List::size).containsExactly(19, 19, 19, 19);
    }

    @Test
    void aServiceThatAsksForTimeGetsIt() {
        nights.reminders.farSide().answerNextWith(busyFor(Duration.ofSeconds(90)));
        List<Instant> sentAt = new ArrayList<>();
        nights.before("CertificationReminderService.sendReminders", () -> sentAt.add(nights.clock.instant()));

        RunResult result = nights.run(RunRequest.tonight().covering(Workflow.REMINDERS));

        assertThat(Duration.between(sentAt.get(0), sentAt.get(1)))
                .isBetween(Duration.ofSeconds(90), Duration.ofSeconds(91));
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void waitsInShortStepsAsOthersMayFinishEarly() {
        nights.reminders.farSide().answerNextWith(busyFor(Duration.ofMillis(1_005)));

        nights.run(RunRequest.tonight().covering(Workflow.REMINDERS));

        assertThat(nights.sleeps).extracting(Duration::toMillis).containsExactly(250L, 250L, 250L, 250L, 10L);
    }

    @Test
    void aServiceThatAsksForAllOurPatienceGetsIt() {
        nights.reminders.farSide().answerNextWith(busyFor(TestSettings.PATIENCE));

        RunResult result = nights.run(RunRequest.tonight().covering(Workflow.REMINDERS));

        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void aServiceThatAsksForTooMuchTimeIsLeftToALaterRun() {
        nights.reminders.farSide().answerNextWith(busyFor(TestSettings.PATIENCE.plusSeconds(1)));

        RunResult result = nights.run(RunRequest.tonight().covering(Workflow.REMINDERS));

        assertThat(result.reminders()).isInstanceOf(ReminderResult.Unfinished.class);
        assertThat(result.elapsed()).isZero();
        nights.night(1);
        assertThat(nights.run().reminders().tally().sent()).isEqualTo(1);
    }

    private void unavailable(int times) {
        for (int i = 0; i < times; i++) {
            nights.reminders.farSide().answerNextWith(new ServiceReply.Status(503, Optional.empty(), "down"));
        }
    }

    private static ServiceReply busyFor(Duration retryAfter) {
        return new ServiceReply.Status(429, Optional.of(retryAfter), "busy");
    }
}
