package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.client.ServiceProbe.Answer;
import io.certcron.http.client.ServiceProbe.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceProbeTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    private final LoopbackService service = new LoopbackService();
    private final HttpClients clients = HttpClients.create();

    @AfterEach
    void close() {
        clients.close();
        service.close();
    }

    @Test
    void sendsTheReminderServiceABatchWithoutItems() throws InterruptedException {
        service.server().enqueue(LoopbackService.json(200, "{\"results\": []}"));

        Answer answer =
                ServiceProbe.ofReminders(clients, service.settings(), TODAY).ask("some-token");

        RecordedRequest request = service.server().takeRequest();
        assertThat(answer).isEqualTo(new Answer.Healthy());
        assertThat(request.getRequestLine()).startsWith("POST /api/v1/certification-reminders/batch ");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer some-token");
        assertThat(body(request)).contains("\"business_date\":\"2026-11-21\"", "\"items\":[]", "\"cron_run_id\":");
    }

    @Test
    void sendsTheManagementServiceABatchWithoutItems() throws InterruptedException {
        service.server().enqueue(LoopbackService.json(200, "{\"results\": [], \"version\": 3}"));

        Answer answer =
                ServiceProbe.ofManagement(clients, service.settings(), TODAY).ask("some-token");

        RecordedRequest request = service.server().takeRequest();
        assertThat(answer).isEqualTo(new Answer.Healthy());
        assertThat(request.getRequestLine()).startsWith("POST /api/v1/certification-management/auto-pauses/batch ");
        assertThat(body(request)).contains("\"reason\":\"CERTIFICATION_EXPIRED\"", "\"items\":[]");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 302, 308, 400, 401, 403, 404, 422, 429, 500, 503})
    void tellsTheStatus(int status) {
        assertThat(answerTo(LoopbackService.json(status, "{}"))).isEqualTo(new Answer.Status(status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>welcome</html>",
                "{}",
                "[]",
                "{\"results\": {}}",
                "{\"results\": [1]}",
                "{\"results\": ["
            })
    void readsNothingElseAsHealthy(String body) {
        assertThat(answerTo(LoopbackService.json(200, body))).isEqualTo(new Answer.Unreadable());
    }

    @Test
    void tellsASlowAnswerFromABrokenOne() {
        MockResponse slow = new MockResponse.Builder()
                .code(200)
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        MockResponse broken = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();

        assertThat(answerTo(slow)).isEqualTo(new Answer.Silence(Kind.TIMEOUT));
        assertThat(answerTo(broken)).isEqualTo(new Answer.Silence(Kind.BROKEN));
    }

    @Test
    void tellsWhyItCannotBeReached() {
        assertThat(answerAt(URI.create("http://certcron.invalid"))).isEqualTo(new Answer.Silence(Kind.UNKNOWN_HOST));
        assertThat(answerAt(service.closedAddress())).isEqualTo(new Answer.Silence(Kind.REFUSED));
    }

    @Test
    void tellsAServerThatSpeaksNoTls() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerAtOnce(plain));
            server.start();

            assertThat(answerAt(URI.create("https://127.0.0.1:" + plain.getLocalPort())))
                    .isEqualTo(new Answer.Silence(Kind.TLS));
        }
    }

    /** Whatever is said: a greeting without a line end would have an HTTP server wait for more. */
    private static void answerAtOnce(ServerSocket plain) {
        try (Socket caller = plain.accept()) {
            caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            caller.getInputStream().readAllBytes();
        } catch (IOException closed) {
            // the caller has heard enough
        }
    }

    private Answer answerTo(MockResponse response) {
        service.server().enqueue(response);
        return ServiceProbe.ofReminders(clients, quick(service.settings()), TODAY)
                .ask("some-token");
    }

    private Answer answerAt(URI address) {
        HttpServiceSettings settings = HttpServiceSettings.of(address, "unused");
        return ServiceProbe.ofReminders(clients, settings, TODAY).ask("some-token");
    }

    private static HttpServiceSettings quick(HttpServiceSettings settings) {
        return settings.within(Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    private static String body(RecordedRequest request) {
        return request.getBody().utf8();
    }
}
