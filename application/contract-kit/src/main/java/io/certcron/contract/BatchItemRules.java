package io.certcron.contract;

import static io.certcron.contract.Batches.keys;
import static io.certcron.contract.ServiceReply.Outcome.DONE;
import static io.certcron.contract.ServiceReply.Outcome.DUPLICATE;
import static io.certcron.contract.ServiceReply.Outcome.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer.Answered;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.RedactedText;
import io.certcron.contract.ServiceReply.ItemResult;
import io.certcron.contract.ServiceReply.Outcome;
import io.certcron.contract.ServiceReply.Results;
import io.certcron.domain.IdempotencyKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The rules S01 to S09 of both services, on the items of a batch.
 *
 * @param <S> the port
 */
abstract class BatchItemRules<S> extends BatchContract<S> {

    @Test
    @DisplayName("S01: every item of a batch reaches the service in one request, and is answered as done")
    void answersEveryItem() {
        ServiceBatch batch = batch(1, 2, 3);

        Answered answer = answered(batch);

        assertThat(answer.items()).containsOnlyKeys(keys(batch));
        assertThat(answer.items().values()).containsOnly(new ItemAnswer.Done());
        assertThat(farSide().requests()).hasSize(1);
        assertThat(farSide().effects()).containsExactlyInAnyOrderElementsOf(keys(batch));
    }

    @Test
    @DisplayName("S02: an item names its key, certification, mentor and expiry date")
    void namesWhatIsConcerned() {
        ServiceBatch batch = batch(1);

        send(batch);

        assertThat(farSide().requests().get(0)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo(batch.intents().get(0).key());
            assertThat(item.certificationId()).isEqualTo(batch.intents().get(0).certificationId());
            assertThat(item.peerMentorId()).isEqualTo(batch.intents().get(0).peerMentorId());
            assertThat(item.expiryDate()).isEqualTo(batch.intents().get(0).expiryDate());
        });
    }

    @Test
    @DisplayName("S03: a key that is sent again is answered as a duplicate and has no second effect")
    void honoursKeys() {
        ServiceBatch batch = batch(1, 2);
        send(batch);

        Answered answer = answered(batch);

        assertThat(answer.items()).containsOnlyKeys(keys(batch));
        assertThat(answer.items().values()).containsOnly(new ItemAnswer.Duplicate());
        assertThat(farSide().effects()).hasSize(2);
    }

    @Test
    @DisplayName("S04: an item that the answer does not mention is absent, never done")
    void leavesTheUnansweredOut() {
        ServiceBatch batch = batch(1, 2, 3);
        farSide().answerNextWith(results(ItemResult.of(keys(batch).get(1), DONE)));

        assertThat(answered(batch).items()).containsOnlyKeys(keys(batch).get(1));
    }

    @Test
    @DisplayName("S05: items are told apart by their keys, in whatever order they are answered")
    void matchesByKey() {
        ServiceBatch batch = batch(1, 2);
        farSide()
                .answerNextWith(results(
                        ItemResult.of(keys(batch).get(1), DUPLICATE),
                        ItemResult.of(keys(batch).get(0), DONE)));

        assertThat(answered(batch).items())
                .isEqualTo(Map.of(
                        keys(batch).get(0), new ItemAnswer.Done(), keys(batch).get(1), new ItemAnswer.Duplicate()));
    }

    @Test
    @DisplayName("S06: an answer about a key that was not asked about does not touch the others")
    void ignoresStrangers() {
        ServiceBatch batch = batch(1);
        IdempotencyKey stranger = keys(batch(2)).get(0);
        farSide()
                .answerNextWith(results(
                        ItemResult.of(stranger, REJECTED),
                        ItemResult.of(keys(batch).get(0), DONE)));

        assertThat(answered(batch).items()).containsEntry(keys(batch).get(0), new ItemAnswer.Done());
    }

    @Test
    @DisplayName("S07: a rejected item carries the service's error code and words")
    void carriesTheReasonOfARejection() {
        ServiceBatch batch = batch(1);
        farSide().answerNextWith(results(result(batch, REJECTED, "MENTOR_UNKNOWN", "no such mentor")));

        assertThat(answered(batch).items().get(keys(batch).get(0)))
                .isInstanceOfSatisfying(ItemAnswer.Rejected.class, rejected -> {
                    assertThat(rejected.errorCode()).isEqualTo("MENTOR_UNKNOWN");
                    assertThat(rejected.message()).map(RedactedText::value).contains("no such mentor");
                });
    }

    @Test
    @DisplayName("S08: an item that is to be retried carries an error code, the service's own or one of ours")
    void carriesTheReasonOfARetry() {
        ServiceBatch batch = batch(1, 2);
        farSide()
                .answerNextWith(results(
                        result(batch, Outcome.RETRY, "BUSY", "later"),
                        ItemResult.of(keys(batch).get(1), Outcome.RETRY)));

        Map<IdempotencyKey, ItemAnswer> items = answered(batch).items();

        assertThat(items.get(keys(batch).get(0)))
                .isInstanceOfSatisfying(ItemAnswer.Retry.class, retry -> assertThat(retry.errorCode())
                        .isEqualTo("BUSY"));
        assertThat(items.get(keys(batch).get(1)))
                .isInstanceOfSatisfying(ItemAnswer.Retry.class, retry -> assertThat(retry.errorCode())
                        .isNotBlank());
    }

    @Test
    @DisplayName("S09: what the service says is redacted")
    void redacts() {
        ServiceBatch batch = batch(1);
        farSide().answerNextWith(results(result(batch, REJECTED, "NO", "ask ola@example.org")));

        assertThat(answered(batch).items().get(keys(batch).get(0)))
                .isInstanceOfSatisfying(ItemAnswer.Rejected.class, rejected -> assertThat(rejected.message())
                        .map(RedactedText::value)
                        .hasValueSatisfying(words -> assertThat(words).doesNotContain("ola@example.org")));
    }

    private static ServiceReply results(ItemResult... results) {
        return new Results(List.of(results));
    }

    private static ItemResult result(ServiceBatch batch, Outcome outcome, String errorCode, String message) {
        return new ItemResult(keys(batch).get(0), outcome, Optional.of(errorCode), Optional.of(message));
    }
}
