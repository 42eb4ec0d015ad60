package io.certcron.http.client;

import static io.certcron.http.client.Batches.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.domain.ErrorCode;
import java.util.OptionalInt;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnreadableAnswerTest {

    private static final String DONE = "{\"idempotency_key\": \"" + key(1) + "\", \"outcome\": \"done\"}";
    private static final String GOOD = "{\"results\": [" + DONE + "]}";

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ok",
                "null",
                "[]",
                "{}",
                "{\"results\": {}}",
                "{\"results\": null}",
                "{\"results\": [\"done\"]}",
                "{\"data\": {\"results\": []}}",
                "<!doctype html><title>Log in</title>"
            })
    void takesASuccessOfAnotherFormForUnreadable(String body) {
        assertUnreadable(loopback.answerTo(Batches.reminders(1), 200, body));
    }

    @Test
    void takesNothingFromAnAnswerThatGoesWrongAfterReadableItems() {
        for (String cut : new String[] {
            "{\"results\": [" + DONE,
            "{\"results\": [" + DONE + "]",
            "{\"results\": [" + DONE + ", 7]}",
            "{\"results\": [" + DONE + "], \"results\": [" + DONE + "]}",
            GOOD + " trailing",
            GOOD + GOOD
        }) {
            assertUnreadable(loopback.answerTo(Batches.reminders(1), 200, cut));
        }
    }

    @Test
    void takesNothingFromABodyThatBreaksOff() {
        MockResponse broken = new MockResponse.Builder()
                .body(GOOD + " ".repeat(10_000))
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();

        assertUnreadable(loopback.answerTo(Batches.reminders(1), broken));
    }

    @Test
    void isNotFelledByDeepNesting() {
        assertUnreadable(loopback.answerTo(Batches.reminders(1), 200, "{\"results\": " + "[".repeat(500_000)));
        assertUnreadable(loopback.answerTo(
                Batches.reminders(1), 200, "{\"a\": " + "[".repeat(400_000) + "]".repeat(400_000) + "}"));
    }

    private static void assertUnreadable(BatchAnswer answer) {
        assertThat(answer).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.errorCode()).isEqualTo(ErrorCode.SERVICE_UNREADABLE_ANSWER);
            assertThat(unavailable.delivered()).isTrue();
            assertThat(unavailable.httpStatus()).isEqualTo(OptionalInt.of(200));
        });
    }
}
