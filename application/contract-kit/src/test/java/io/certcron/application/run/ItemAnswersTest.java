package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.idOf;
import static io.certcron.application.run.Nights.pauseKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.contract.ServiceReply;
import io.certcron.contract.ServiceReply.ItemResult;
import io.certcron.contract.ServiceReply.Outcome;
import io.certcron.contract.StoredIntent;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ItemAnswersTest {

    private static final IdempotencyKey FIRST = pauseKey(1, TONIGHT);
    private static final IdempotencyKey SECOND = pauseKey(2, TONIGHT);

    private final Nights nights = new Nights();

    @BeforeEach
    void twoPausesAreDue() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT);
    }

    @Test
    void anItemThatTheAnswerLeavesOutIsNotDoneAndIsSentAgain() {
        answerNext(new ServiceReply.Results(List.of(ItemResult.of(SECOND, Outcome.DONE))));

        RunResult result = nights.run();

        assertThat(nights.management.farSide().requests())
                .extracting(List::size)
                .containsExactly(2, 1);
        assertThat(nights.management.farSide().effects()).containsExactly(FIRST);
        assertThat(result.pauses().tally().paused()).isEqualTo(2);
        assertThat(nights.log.of(ErrorCode.ITEM_UNANSWERED)).singleElement().satisfies(error -> assertThat(
                        error.context())
                .contains(entry("certification_id", idOf(1).toString())));
    }

    @Test
    void anAnswerAboutSomethingElseSettlesNothing() {
        answerNext(new ServiceReply.Results(List.of(ItemResult.of(pauseKey(3, TONIGHT), Outcome.DONE))));

        nights.run();

        assertThat(nights.management.farSide().requests())
                .extracting(List::size)
                .containsExactly(2, 2);
    }

    @Test
    void aLostAnswerLeadsToTheSameKeyAndADuplicate() {
        nights.management.farSide().actOnNextAndAnswerWith(new ServiceReply.HangUp());

        RunResult result = nights.run();

        assertThat(result.pauses()).isEqualTo(new PauseResult.Finished(new PauseTally(2, 0, 0, 2, 0, 0)));
        assertThat(nights.management.farSide().effects()).containsExactly(FIRST, SECOND);
        assertThat(nights.intent(FIRST).status()).isEqualTo(IntentStatus.DONE);
    }

    @Test
    void aRejectedItemIsForAHumanAndTheOthersProceed() {
        nights.management
                .farSide()
                .answerItemWith(new ItemResult(
                        FIRST, Outcome.REJECTED, Optional.of("MENTOR_UNKNOWN"), Optional.of("Kari Nordmann has left")));

        RunResult result = nights.run();

        assertThat(result.pauses()).isEqualTo(new PauseResult.Finished(new PauseTally(2, 0, 1, 0, 0, 1)));
        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
        assertThat(nights.intent(FIRST).errorCode()).contains("MENTOR_UNKNOWN");
        assertThat(nights.log.of(ErrorCode.ITEM_REJECTED)).singleElement().satisfies(error -> assertThat(
                        error.context())
                .contains(entry("service_error_code", "MENTOR_UNKNOWN"), entry("body", "[redacted] has left")));
    }

    @Test
    void anItemThatWantsAnotherAttemptGetsFourInARun() {
        nights.management
                .farSide()
                .answerItemWith(new ItemResult(FIRST, Outcome.RETRY, Optional.of("LOCKED"), Optional.empty()));

        RunResult result = nights.run();

        assertThat(nights.management.farSide().requests()).hasSize(4);
        assertThat(result.pauses()).isEqualTo(new PauseResult.Unfinished(new PauseTally(2, 0, 1, 0, 0, 0), 1));
        assertThat(nights.log.of(ErrorCode.ITEM_RETRY)).hasSize(4).allSatisfy(warning -> assertThat(warning.context())
                .contains(entry("service_error_code", "LOCKED")));
    }

    @Test
    void withoutRedeliveryAnUncertainOneIsRejectedAndNotSentAgain() {
        nights.settings = nights.settings.withoutRedelivery();
        answerNext(new ServiceReply.Silence());

        RunResult result = nights.run();

        assertThat(nights.management.farSide().requests()).hasSize(1);
        assertThat(result.pauses().tally().rejected()).isEqualTo(2);
        StoredIntent uncertain = nights.intent(FIRST);
        assertThat(uncertain.status()).isEqualTo(IntentStatus.REJECTED);
        assertThat(uncertain.errorCode()).contains("DELIVERY_UNCERTAIN");
        assertThat(nights.log.of(ErrorCode.DELIVERY_UNCERTAIN)).hasSize(2);
    }

    @Test
    void withoutRedeliveryAnItemThatTheAnswerLeavesOutIsUncertainToo() {
        nights.settings = nights.settings.withoutRedelivery();
        answerNext(new ServiceReply.Results(List.of(ItemResult.of(SECOND, Outcome.DONE))));

        RunResult result = nights.run();

        assertThat(result.pauses()).isEqualTo(new PauseResult.Finished(new PauseTally(2, 0, 1, 0, 0, 1)));
        assertThat(nights.intent(FIRST).errorCode()).contains("DELIVERY_UNCERTAIN");
    }

    @Test
    void withoutRedeliveryWhatACrashedWorkerHeldIsRejectedWithoutBeingSent() {
        nights.settings = nights.settings.withoutRedelivery();
        nights.before("CertificationManagementService.autoPause", () -> {
            throw new IllegalStateException("crash");
        });
        nights.run();
        nights.springNoMoreTraps();
        nights.clock.advance(TestSettings.LEASE);

        RunResult result = nights.run();

        assertThat(nights.management.farSide().requests()).isEmpty();
        assertThat(result.pauses().tally().rejected()).isEqualTo(2);
        assertThat(nights.log.of(ErrorCode.DELIVERY_UNCERTAIN))
                .extracting(error -> error.context().get("certification_id"))
                .containsExactly(idOf(1).toString(), idOf(2).toString());
    }

    private void answerNext(ServiceReply reply) {
        nights.management.farSide().answerNextWith(reply);
    }
}
