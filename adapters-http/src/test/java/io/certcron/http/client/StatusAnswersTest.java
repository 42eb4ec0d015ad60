package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.ChannelBroken;
import io.certcron.application.port.out.BatchAnswer.Refused;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.redaction.RedactedText;
import io.certcron.domain.ErrorCode;
import java.time.Duration;
import java.util.OptionalInt;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusAnswersTest {

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422})
    void refusesTheWholeRequestWithTheRedactedBody(int status) {
        BatchAnswer answer = loopback.answerTo(
                Batches.reminders(1), status, "{\"error_code\": \"NO_ITEMS\", \"full_name\": \"Kari Nordmann\"}");

        assertThat(answer).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.httpStatus()).isEqualTo(status);
            assertThat(refused.body().map(RedactedText::value))
                    .contains("{\"error_code\":\"NO_ITEMS\",\"full_name\":\"[redacted]\"}");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "401, SERVICE_UNAUTHORIZED",
        "403, SERVICE_UNAUTHORIZED",
        "404, SERVICE_ENDPOINT_MISSING",
        "405, SERVICE_ENDPOINT_MISSING",
        "410, SERVICE_ENDPOINT_MISSING",
        "421, SERVICE_ENDPOINT_MISSING",
        "402, SERVICE_REFUSED_REQUEST",
        "413, SERVICE_REFUSED_REQUEST",
        "418, SERVICE_REFUSED_REQUEST",
        "451, SERVICE_REFUSED_REQUEST"
    })
    void stopsTheChannelWhereOnlyAHumanCanHelp(int status, ErrorCode expected) {
        BatchAnswer answer = loopback.answerTo(Batches.reminders(2), status, "{\"error_code\": \"NOPE\"}");

        assertThat(answer).isInstanceOfSatisfying(ChannelBroken.class, broken -> {
            assertThat(broken.errorCode()).isEqualTo(expected);
            assertThat(broken.httpStatus()).isEqualTo(status);
            assertThat(broken.body().map(RedactedText::value)).contains("{\"error_code\":\"NOPE\"}");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308})
    void doesNotFollowRedirects(int status) {
        MockResponse elsewhere = new MockResponse.Builder()
                .code(status)
                .setHeader("Location", loopback.server().url("/elsewhere"))
                .build();

        BatchAnswer answer = loopback.answerTo(Batches.reminders(1), elsewhere);

        assertThat(answer).isInstanceOfSatisfying(ChannelBroken.class, broken -> assertThat(broken.errorCode())
                .isEqualTo(ErrorCode.SERVICE_ENDPOINT_MISSING));
        assertThat(loopback.server().getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "408, true",
        "409, true",
        "423, true",
        "425, true",
        "429, false",
        "500, true",
        "501, true",
        "502, true",
        "503, false",
        "504, true",
        "599, true"
    })
    void comesAgainAfterTroubleThatPasses(int status, boolean delivered) {
        MockResponse trouble = new MockResponse.Builder()
                .code(status)
                .setHeader("Retry-After", "17")
                .body("{\"message\": \"later\"}")
                .build();

        BatchAnswer answer = loopback.answerTo(Batches.reminders(2), trouble);

        assertThat(answer).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.errorCode()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            assertThat(unavailable.delivered()).isEqualTo(delivered);
            assertThat(unavailable.httpStatus()).isEqualTo(OptionalInt.of(status));
            assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(17));
            assertThat(unavailable.body().map(RedactedText::value)).contains("{\"message\":\"later\"}");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 421, 429, 503})
    void neverRepeatsARequestByItself(int status) {
        MockResponse comeBackAtOnce = new MockResponse.Builder()
                .code(status)
                .setHeader("Retry-After", "0")
                .build();

        loopback.answerTo(Batches.reminders(1), comeBackAtOnce);

        assertThat(loopback.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void takesAStatusThatNobodyKnowsForUnreadable() {
        MockResponse odd = new MockResponse.Builder().status("HTTP/1.1 799 Odd").build();

        assertThat(loopback.answerTo(Batches.reminders(1), odd))
                .isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.errorCode())
                        .isEqualTo(ErrorCode.SERVICE_UNREADABLE_ANSWER));
    }
}
