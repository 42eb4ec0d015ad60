package io.certcron.application.run;

import static io.certcron.application.run.Intents.pause;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettlingTest {

    private static final Unavailable NOT_DELIVERED = unavailable(false, Optional.empty());
    private static final Unavailable PERHAPS_DELIVERED = unavailable(true, Optional.empty());

    private final Settling settling = settling(Redelivery.ALWAYS);
    private final ClaimedIntent intent = pause(1, 1);

    @Test
    void settlesEachItemAsTheServiceAnswered() {
        List<ClaimedIntent> intents =
                IntStream.rangeClosed(1, 3).mapToObj(n -> pause(n, 1)).toList();
        BatchAnswer answer = new BatchAnswer.Answered(Map.of(
                pause(1, 1).key(), new ItemAnswer.Done(),
                pause(2, 1).key(), new ItemAnswer.Duplicate(),
                pause(3, 1).key(), new ItemAnswer.Rejected("MENTOR_UNKNOWN", Optional.empty())));

        assertThat(settling.settle(intents, answer))
                .containsExactly(
                        new Settlement.Done(pause(1, 1).key(), false),
                        new Settlement.Done(pause(2, 1).key(), true),
                        new Settlement.Rejected(pause(3, 1).key(), "MENTOR_UNKNOWN", OptionalInt.empty()));
    }

    @Test
    void triesAnItemAgainThatTheAnswerLeavesOut() {
        BatchAnswer answer = new BatchAnswer.Answered(Map.of(pause(2, 1).key(), new ItemAnswer.Done()));

        assertThat(settle(settling, intent, answer))
                .isInstanceOfSatisfying(Settlement.Retry.class, retry -> assertThat(retry.errorCode())
                        .isEqualTo("ITEM_UNANSWERED"));
    }

    @Test
    void triesAnItemAgainWhenTheServiceAsksForIt() {
        BatchAnswer answer =
                new BatchAnswer.Answered(Map.of(intent.key(), new ItemAnswer.Retry("LOCKED", Optional.empty())));

        assertThat(settle(settling, intent, answer))
                .isInstanceOfSatisfying(Settlement.Retry.class, retry -> assertThat(retry.errorCode())
                        .isEqualTo("LOCKED"));
    }

    @ParameterizedTest
    @CsvSource({"1, 500, 1000", "2, 1000, 2000", "3, 2000, 4000", "5, 500, 1000", "11, 2000, 4000"})
    void waitsLongerAfterEachAttemptOfARun(int attempts, long least, long most) {
        for (int i = 0; i < 100; i++) {
            assertThat(settle(settling, pause(1, attempts), NOT_DELIVERED))
                    .isInstanceOfSatisfying(Settlement.Retry.class, retry -> {
                        assertThat(retry.delay().toMillis()).isBetween(least, most);
                        assertThat(retry.errorCode()).isEqualTo("SERVICE_UNAVAILABLE");
                        assertThat(retry.httpStatus()).hasValue(503);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void leavesItToTheNextRunAfterFourAttempts(int attempts) {
        assertThat(settle(settling, pause(1, attempts), NOT_DELIVERED))
                .isEqualTo(new Settlement.NextRun(intent.key(), "SERVICE_UNAVAILABLE", OptionalInt.of(503)));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 13})
    void givesUpAfterTwelveAttempts(int attempts) {
        assertThat(settle(settling, pause(1, attempts), NOT_DELIVERED))
                .isEqualTo(new Settlement.Rejected(intent.key(), "ATTEMPTS_EXHAUSTED", OptionalInt.of(503)));
    }

    @Test
    void waitsAsLongAsTheServiceAsks() {
        BatchAnswer busy = unavailable(false, Optional.of(Duration.ofMinutes(5)));

        assertThat(settle(settling, intent, busy))
                .isInstanceOfSatisfying(Settlement.Retry.class, retry -> assertThat(retry.delay())
                        .isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void bringsAChunkBackTogether() {
        List<ClaimedIntent> chunk =
                IntStream.rangeClosed(1, 50).mapToObj(n -> pause(n, 2)).toList();

        assertThat(settling.settle(chunk, PERHAPS_DELIVERED))
                .extracting(settlement -> ((Settlement.Retry) settlement).delay())
                .containsOnly(((Settlement.Retry) settling(Redelivery.ALWAYS)
                                .settle(chunk, PERHAPS_DELIVERED)
                                .get(0))
                        .delay());
    }

    @Test
    void withoutRedeliveryRejectsWhatMayHaveBeenDelivered() {
        Settling never = settling(Redelivery.NEVER);

        assertThat(settle(never, intent, PERHAPS_DELIVERED))
                .isEqualTo(new Settlement.Rejected(intent.key(), "DELIVERY_UNCERTAIN", OptionalInt.of(503)));
        assertThat(settle(never, intent, new BatchAnswer.Answered(Map.of())))
                .isEqualTo(new Settlement.Rejected(intent.key(), "DELIVERY_UNCERTAIN", OptionalInt.empty()));
        assertThat(settle(never, intent, NOT_DELIVERED)).isInstanceOf(Settlement.Retry.class);
    }

    @Test
    void withoutRedeliveryRejectsAnItemWhoseAnswerCanNotBeRead() {
        BatchAnswer unreadable = new BatchAnswer.Answered(
                Map.of(intent.key(), new ItemAnswer.Retry("SERVICE_UNREADABLE_ANSWER", Optional.empty())));
        BatchAnswer locked =
                new BatchAnswer.Answered(Map.of(intent.key(), new ItemAnswer.Retry("LOCKED", Optional.empty())));

        assertThat(settle(settling(Redelivery.NEVER), intent, unreadable))
                .isEqualTo(new Settlement.Rejected(intent.key(), "DELIVERY_UNCERTAIN", OptionalInt.empty()));
        assertThat(settle(settling(Redelivery.NEVER), intent, locked)).isInstanceOf(Settlement.Retry.class);
    }

    @Test
    void rejectsWhatTheServiceRefusesAsAWhole() {
        assertThat(settle(settling, intent, new BatchAnswer.Refused(422, Optional.empty())))
                .isEqualTo(new Settlement.Rejected(intent.key(), "SERVICE_REFUSED_REQUEST", OptionalInt.of(422)));
    }

    @Test
    void releasesWhatWasNotSentOrCanNotBeSent() {
        BatchAnswer broken = new BatchAnswer.ChannelBroken(ErrorCode.SERVICE_UNAUTHORIZED, 401, Optional.empty());

        assertThat(settle(settling, intent, new BatchAnswer.HeldBack(Duration.ofSeconds(5))))
                .isEqualTo(new Settlement.Release(intent.key()));
        assertThat(settle(settling, intent, broken)).isEqualTo(new Settlement.Release(intent.key()));
    }

    private static Settlement settle(Settling settling, ClaimedIntent intent, BatchAnswer answer) {
        List<Settlement> settlements = settling.settle(List.of(intent), answer);
        assertThat(settlements).hasSize(1);
        return settlements.get(0);
    }

    private static Settling settling(Redelivery redelivery) {
        return new Settling(DispatchSettings.STANDARD, redelivery, new Random(1));
    }

    private static Unavailable unavailable(boolean delivered, Optional<Duration> retryAfter) {
        return new Unavailable(
                ErrorCode.SERVICE_UNAVAILABLE, delivered, OptionalInt.of(503), retryAfter, Optional.empty());
    }
}
