package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.redaction.RedactedText;
import io.certcron.domain.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.util.OptionalInt;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SlowAnswerTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final LoopbackService loopback = new LoopbackService();

    /** So that a short timeout isn't spent on loading classes. */
    @BeforeAll
    static void makeACallThatSucceeds() {
        try (LoopbackService other = new LoopbackService()) {
            other.answerTo(Batches.reminders(1), 200, "{\"results\": []}");
        }
    }

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void givesUpAServiceThatStaysSilent() {
        MockResponse silence = new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();

        assertThat(loopback.answerTo(Batches.reminders(1), silence, SHORT))
                .isInstanceOfSatisfying(Unavailable.class, unavailable -> {
                    assertThat(unavailable.errorCode()).isEqualTo(ErrorCode.SERVICE_TIMEOUT);
                    assertThat(unavailable.delivered()).isTrue();
                    assertThat(unavailable.httpStatus()).isEmpty();
                });
    }

    @Test
    void givesUpAnAnswerThatArrivesAByteAtATime() throws Exception {
        try (DrippingServer server = new DrippingServer("200 OK", "{\"results\": []")) {
            BatchAnswer answer = send(server.address());

            assertThat(answer).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
                assertThat(unavailable.errorCode()).isEqualTo(ErrorCode.SERVICE_TIMEOUT);
                assertThat(unavailable.delivered()).isTrue();
                assertThat(unavailable.httpStatus()).isEqualTo(OptionalInt.of(200));
            });
        }
    }

    @Test
    void goesByTheStatusOfAnErrorWhoseBodyIsTooSlow() throws Exception {
        try (DrippingServer server = new DrippingServer("403 Forbidden", "{\"code\": \"NO\"")) {
            assertThat(send(server.address()))
                    .isInstanceOfSatisfying(BatchAnswer.ChannelBroken.class, broken -> assertThat(
                                    broken.body().map(RedactedText::value))
                            .contains("{\"code\":\"NO\"}…[cut]"));
        }
    }

    private BatchAnswer send(URI address) {
        HttpServiceSettings settings =
                HttpServiceSettings.of(address, LoopbackService.TOKEN).within(LoopbackService.PATIENCE, SHORT);
        return loopback.reminders(settings).sendReminders(Batches.reminders(1));
    }
}
