package io.certcron.http.client;

import static io.certcron.http.client.Batches.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.RedactedText;
import io.certcron.domain.IdempotencyKey;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ItemAnswersTest {

    private static final ItemAnswer UNREADABLE = new ItemAnswer.Retry("SERVICE_UNREADABLE_ANSWER", Optional.empty());

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void readsTheFourOutcomesInAnyOrder() {
        ServiceBatch batch = Batches.reminders(4);

        Map<IdempotencyKey, ItemAnswer> items = items(
                batch,
                item(4, "\"outcome\": \"retry\", \"error_code\": \"MAILBOX_BUSY\", \"message\": \"in a minute\""),
                item(3, "\"outcome\": \"rejected\", \"error_code\": \"NO_ADDRESS\", \"message\": \"no address\""),
                item(2, "\"outcome\": \"duplicate\""),
                item(1, "\"outcome\": \"done\""));

        assertThat(Batches.keys(batch).stream().map(items::get))
                .satisfiesExactly(
                        one -> assertThat(one).isEqualTo(new ItemAnswer.Done()),
                        two -> assertThat(two).isEqualTo(new ItemAnswer.Duplicate()),
                        three -> {
                            ItemAnswer.Rejected rejected = (ItemAnswer.Rejected) three;
                            assertThat(rejected.errorCode()).isEqualTo("NO_ADDRESS");
                            assertThat(rejected.message().map(RedactedText::value))
                                    .contains("no address");
                        },
                        four -> {
                            ItemAnswer.Retry retry = (ItemAnswer.Retry) four;
                            assertThat(retry.errorCode()).isEqualTo("MAILBOX_BUSY");
                            assertThat(retry.message().map(RedactedText::value)).contains("in a minute");
                        });
    }

    @Test
    void leavesOutItemsThatTheAnswerDoesNotMention() {
        assertThat(items(Batches.reminders(3), item(2, "\"outcome\": \"done\"")))
                .containsOnlyKeys(Batches.reminder(2).key());
    }

    @Test
    void leavesOutItemsThatNobodyAskedAboutAndThoseWithoutAKey() {
        assertThat(items(
                        Batches.reminders(1),
                        item(7, "\"outcome\": \"done\""),
                        "{\"outcome\": \"done\"}",
                        "{\"idempotency_key\": 1, \"outcome\": \"done\"}"))
                .isEmpty();
    }

    @Test
    void sendsAnItemAgainThatIsAnsweredTwiceAndDifferently() {
        assertThat(items(
                        Batches.reminders(1),
                        item(1, "\"outcome\": \"done\""),
                        item(1, "\"outcome\": \"rejected\""),
                        item(1, "\"outcome\": \"done\"")))
                .containsValue(UNREADABLE);
    }

    @Test
    void takesAnItemThatIsAnsweredTwiceAlike() {
        assertThat(items(Batches.reminders(1), item(1, "\"outcome\": \"done\""), item(1, "\"outcome\": \"done\"")))
                .containsValue(new ItemAnswer.Done());
    }

    private Map<IdempotencyKey, ItemAnswer> items(ServiceBatch batch, String... results) {
        String body = "{\"served_by\": {\"node\": [1, 2]}, \"results\": [" + String.join(",", results) + "]}";
        BatchAnswer answer = loopback.answerTo(batch, 200, body);
        assertThat(answer).isInstanceOf(BatchAnswer.Answered.class);
        return ((BatchAnswer.Answered) answer).items();
    }

    private static String item(int number, String fields) {
        return "{\"extra\": {\"outcome\": \"done\"}, \"idempotency_key\": \"" + key(number) + "\", " + fields + "}";
    }
}
