package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.ChannelBroken;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.port.out.ItemAnswer;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlyItemAnswerTest {

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error_code", "code"})
    void takesTheAnswerForTheItemsOwnWhereItIsTheOnlyOne(String field) {
        String body = "{\"" + field + "\": \"CERTIFICATION_UNKNOWN\"}";
        ItemAnswer notFound = new ItemAnswer.Rejected("ITEM_NOT_FOUND", Optional.empty());

        assertThat(loopback.answerTo(Batches.reminders(1), 404, body)).isEqualTo(ofTheOnlyItem(notFound));
        assertThat(loopback.answerTo(Batches.reminders(1), 410, body)).isEqualTo(ofTheOnlyItem(notFound));
        assertThat(loopback.answerTo(Batches.reminders(1), 409, body))
                .isEqualTo(ofTheOnlyItem(new ItemAnswer.Duplicate()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><h1>Not Found</h1></html>",
                "{\"message\": \"no Route matched\"}",
                "{\"code\": 404, \"message\": \"not found\"}",
                "{\"code\": \"PGRST202\", \"message\": \"could not find the function\"}",
                "{\"code\": \"23503\", \"message\": \"violates foreign key constraint\"}",
                "{\"code\": \"NOT_FOUND\", \"message\": \"requested function was not found\"}",
                "{\"error_code\": \"CERTIFICATION_UNKNOWN\"",
                "{\"error_code\": \"CERTIFICATION_UNKNOWN\"} and more",
                "[{\"error_code\": \"CERTIFICATION_UNKNOWN\"}]"
            })
    void doesNotTakeAGatewaysAnswerForTheItems(String body) {
        assertThat(loopback.answerTo(Batches.reminders(1), 404, body)).isInstanceOf(ChannelBroken.class);
        assertThat(loopback.answerTo(Batches.reminders(1), 410, body)).isInstanceOf(ChannelBroken.class);
        assertThat(loopback.answerTo(Batches.reminders(1), 409, body)).isInstanceOf(Unavailable.class);
    }

    private static BatchAnswer ofTheOnlyItem(ItemAnswer answer) {
        return new BatchAnswer.Answered(Map.of(Batches.reminder(1).key(), answer));
    }
}
