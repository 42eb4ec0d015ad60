package io.certcron.contract;

import static io.certcron.contract.Batches.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Answered;
import io.certcron.application.port.out.BatchAnswer.HeldBack;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.RedactedText;
import io.certcron.domain.ErrorCode;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules S15 to S20 of both services, on requests that go wrong as a whole: every trouble is an answer.
 *
 * @param <S> the port
 */
abstract class BatchTroubleRules<S> extends BatchStatusRules<S> {

    /** More than any breaker waits for before it holds requests back. */
    private static final int MANY_FAILURES = 40;

    @Test
    @DisplayName("S15: no answer in time means a timeout, of a request that may have arrived")
    void meansTimeout() {
        farSide().answerNextWith(new ServiceReply.Silence());

        assertUnavailable(send(batch(1)), ErrorCode.SERVICE_TIMEOUT, unavailable -> assertThat(unavailable.delivered())
                .as("may have been delivered")
                .isTrue());
    }

    @Test
    @DisplayName("S16: a lost connection means unavailable, of a request that may have arrived; it is not sent again")
    void meansLostConnection() {
        farSide().answerNextWith(new ServiceReply.HangUp());

        assertUnavailable(
                send(batch(1)), ErrorCode.SERVICE_UNAVAILABLE, unavailable -> assertThat(unavailable.delivered())
                        .as("may have been delivered")
                        .isTrue());
        assertThat(farSide().requests()).as("requests sent").hasSize(1);
    }

    @Test
    @DisplayName("S17: an answer that can't be read means unavailable, of a request that may have arrived")
    void meansUnreadable() {
        farSide().answerNextWith(new ServiceReply.Gibberish());

        assertUnavailable(
                send(batch(1)), ErrorCode.SERVICE_UNREADABLE_ANSWER, unavailable -> assertThat(unavailable.delivered())
                        .as("may have been delivered")
                        .isTrue());
    }

    @Test
    @DisplayName("S18: when the answer is lost and the key is sent again, there is one effect and a duplicate")
    void survivesALostAnswer() {
        ServiceBatch batch = batch(1);
        farSide().actOnNextAndAnswerWith(new ServiceReply.HangUp());
        send(batch);

        Answered answer = answered(batch);

        assertThat(answer.items()).containsEntry(keys(batch).get(0), new ItemAnswer.Duplicate());
        assertThat(farSide().effects()).containsExactlyElementsOf(keys(batch));
    }

    @Test
    @DisplayName("S19: after many failures in a row requests may be held back, for a time that is given")
    void mayHoldBack() {
        for (int i = 0; i < MANY_FAILURES; i++) {
            farSide().answerNextWith(status(503));
            BatchAnswer answer = send(batch(i + 1));
            if (answer instanceof HeldBack heldBack) {
                assertThat(heldBack.retryAfter()).as("how long").isPositive();
            } else {
                assertThat(answer).isInstanceOf(Unavailable.class);
            }
        }
    }

    @Test
    @DisplayName("S20: the body of a failure is kept, redacted")
    void keepsTheBody() {
        String body = "{\"code\":\"XX000\",\"message\":\"failed for ola@example.org\"}";
        farSide().answerNextWith(new ServiceReply.Status(500, Optional.empty(), body));

        assertUnavailable(send(batch(1)), ErrorCode.SERVICE_UNAVAILABLE, unavailable -> assertThat(unavailable.body())
                .map(RedactedText::value)
                .hasValueSatisfying(kept -> assertThat(kept).contains("XX000").doesNotContain("ola@example.org")));
    }
}
