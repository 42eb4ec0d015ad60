package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Answered;
import io.certcron.application.port.out.BatchAnswer.ChannelBroken;
import io.certcron.application.port.out.BatchAnswer.Refused;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.redaction.RedactedText;
import io.certcron.domain.ErrorCode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients as they speak to functions of Supabase. */
class SupabaseServiceTest {

    private static final String SECRET_KEY = "sb_secret_4f9a77c1canary";
    private static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl";
    private static final ServiceProtocol RPC = new ServiceProtocol.SupabaseRpc("send_certification_reminders");

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void callsTheFunctionWithTheBodyOfTheContract() throws Exception {
        send(SECRET_KEY, LoopbackService.json(200, "{\"results\": []}"));
        RecordedRequest rpc = loopback.received();
        loopback.answerTo(Batches.reminders(1), 200, "{\"results\": []}");

        assertThat(rpc.getMethod()).isEqualTo("POST");
        assertThat(rpc.getTarget()).isEqualTo("/rest/v1/rpc/send_certification_reminders");
        assertThat(rpc.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(rpc.getBody()).isEqualTo(loopback.received().getBody());
    }

    @Test
    void sendsASecretKeyInApikeyAlone() throws Exception {
        send(SECRET_KEY, LoopbackService.json(200, "{\"results\": []}"));

        RecordedRequest request = loopback.received();
        assertThat(request.getHeaders().get("apikey")).isEqualTo(SECRET_KEY);
        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void sendsALegacyKeyAsBearerTokenToo() throws Exception {
        send(JWT, LoopbackService.json(200, "{\"results\": []}"));

        RecordedRequest request = loopback.received();
        assertThat(request.getHeaders().get("apikey")).isEqualTo(JWT);
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + JWT);
    }

    @Test
    void sendsNoKeyInApikeyToAServiceOfTheContract() throws Exception {
        loopback.answerTo(Batches.reminders(1), 200, "{\"results\": []}");

        assertThat(loopback.received().getHeaders().get("apikey")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sb_publishable_4f9a77c1canary", "some-bearer-token"})
    void refusesAKeyThatMayNotCallFunctions(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpServiceSettings.of(URI.create("https://project.supabase.co"), key, RPC))
                .withMessageContaining("must be a secret key of Supabase")
                .withMessageNotContaining(key);
    }

    @Test
    void readsTheResultsOfTheFunction() {
        BatchAnswer answer = send(
                SECRET_KEY,
                LoopbackService.json(
                        200,
                        "{\"results\": [{\"idempotency_key\": \"" + Batches.key(1) + "\", \"outcome\": \"done\"}]}"));

        assertThat(answer).isEqualTo(new Answered(Map.of(Batches.reminder(1).key(), new ItemAnswer.Done())));
    }

    @ParameterizedTest
    @CsvSource({
        "500, 40001",
        "500, 40P01",
        "500, 55P03",
        "500, 57014",
        "503, 53300",
        "500, 53400",
        "405, 25006",
        "500, XX000",
        "503, PGRST000",
        "503, PGRST001",
        "503, PGRST002",
        "504, PGRST003",
        "500, PGRSTX00"
    })
    void comesAgainAfterWhatWasRolledBack(int status, String code) {
        assertThat(send(SECRET_KEY, error(status, code))).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.errorCode()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
            assertThat(unavailable.delivered()).isFalse();
            assertThat(unavailable.httpStatus()).hasValue(status);
        });
    }

    @Test
    void doesNotKnowWhatBecameOfALostConnection() {
        assertThat(send(SECRET_KEY, error(503, "08006")))
                .isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.delivered())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({"400, 22007", "400, 22P02", "400, 23502", "409, 23505", "409, 23503", "400, P0001"})
    void takesABodyThatDoesNotFitForRefused(int status, String code) {
        assertThat(send(SECRET_KEY, error(status, code))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @CsvSource({
        "401, PGRST301, SERVICE_UNAUTHORIZED",
        "401, PGRST302, SERVICE_UNAUTHORIZED",
        "500, PGRST300, SERVICE_UNAUTHORIZED",
        "401, 42501, SERVICE_UNAUTHORIZED",
        "403, 42501, SERVICE_UNAUTHORIZED",
        "403, 28P01, SERVICE_UNAUTHORIZED",
        "404, PGRST202, SERVICE_ENDPOINT_MISSING",
        "300, PGRST203, SERVICE_ENDPOINT_MISSING",
        "404, 42883, SERVICE_ENDPOINT_MISSING",
        "400, 42703, SERVICE_REFUSED_REQUEST",
        "404, 42P01, SERVICE_REFUSED_REQUEST",
        "400, 42601, SERVICE_REFUSED_REQUEST",
        "500, P0002, SERVICE_REFUSED_REQUEST",
        "400, PGRST102, SERVICE_REFUSED_REQUEST"
    })
    void stopsTheChannelWhereOnlyAHumanCanHelp(int status, String code, ErrorCode expected) {
        assertThat(send(SECRET_KEY, error(status, code)))
                .isInstanceOfSatisfying(ChannelBroken.class, broken -> assertThat(broken.errorCode())
                        .isEqualTo(expected));
    }

    @Test
    void goesByTheStatusThatAFunctionHasChosenItself() {
        MockResponse later =
                error(429, "PT429").newBuilder().setHeader("Retry-After", "7").build();

        assertThat(send(SECRET_KEY, later)).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(unavailable.delivered()).isFalse();
        });
    }

    @Test
    void goesByTheStatusOfTheGateway() {
        assertThat(send(
                        SECRET_KEY,
                        LoopbackService.json(401, "{\"message\": \"Invalid API key\", \"hint\": \"Double check\"}")))
                .isInstanceOfSatisfying(ChannelBroken.class, broken -> assertThat(broken.errorCode())
                        .isEqualTo(ErrorCode.SERVICE_UNAUTHORIZED));
        assertThat(send(
                        SECRET_KEY,
                        new MockResponse.Builder()
                                .code(502)
                                .body("<html>Bad gateway</html>")
                                .build()))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void doesNotReadSuchCodesOfAServiceOfTheContract() {
        assertThat(loopback.answerTo(Batches.reminders(2), error(400, "40001"))).isInstanceOf(Refused.class);
    }

    @Test
    void keepsWhatTheErrorSaysAndNotTheRowThatItQuotes() {
        MockResponse quoting = LoopbackService.json(
                400,
                """
                {"code": "23502", "message": "null value in column \\"mentor\\"", "hint": "Fill it in",
                 "details": "Failing row contains (7, kari nordmann, 12 high street).", "row": "kari"}
                """);

        assertThat(send(SECRET_KEY, quoting)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(
                        refused.body().map(RedactedText::value).orElseThrow())
                .contains("\"code\":\"23502\"", "null value in column", "\"hint\":\"Fill it in\"")
                .contains("\"details\":\"Failing row ")
                .doesNotContain("kari", "high street"));
    }

    private BatchAnswer send(String key, MockResponse response) {
        loopback.server().enqueue(response);
        HttpServiceSettings settings = HttpServiceSettings.of(
                        loopback.server().url("/").uri(), key, RPC)
                .within(LoopbackService.PATIENCE, LoopbackService.PATIENCE);
        return loopback.reminders(settings).sendReminders(Batches.reminders(1));
    }

    private static MockResponse error(int status, String code) {
        return LoopbackService.json(
                status,
                "{\"code\": \"" + code
                        + "\", \"details\": null, \"hint\": null, \"message\": \"something went wrong\"}");
    }
}
