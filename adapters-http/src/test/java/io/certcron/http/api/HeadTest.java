package io.certcron.http.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.access.Role;
import io.certcron.http.api.Caller.Answer;
import io.certcron.http.api.Caller.Request;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD is GET without the content: RFC 9110, section 9.3.2. */
class HeadTest {

    private static final String SCHEDULES = "/api/v1/certification-cron";
    private static final String TOKEN = Credentials.token(Role.VIEWER);

    private final ApiWorld world = ApiWorld.start();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/live",
                "/health/ready",
                "/metrics",
                "/openapi.yaml",
                SCHEDULES,
                SCHEDULES + "?limit=nonsense",
                SCHEDULES + "/00000000-0000-4000-8000-000000000000",
                "/api/v1/nothing"
            })
    void isAnsweredAsGetWithoutTheContent(String path) {
        Answer get = world.caller.send(Request.of("GET", path).as(TOKEN));

        Answer head = world.caller.send(Request.of("HEAD", path).as(TOKEN));

        assertThat(head.status()).isEqualTo(get.status());
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void tellsTheVersionOfASchedule() {
        String path = SCHEDULES + "/" + world.schedule("nightly").cronId();

        assertThat(world.caller.send(Request.of("HEAD", path).as(TOKEN)).header("ETag"))
                .isNotEmpty()
                .isEqualTo(world.caller.get(path, TOKEN).header("ETag"));
    }

    @Test
    void needsTheSameCredentials() {
        assertThat(world.caller.send(Request.of("HEAD", SCHEDULES)).status()).isEqualTo(401);
    }

    @Test
    void isAllowedWhereGetIs() {
        String path = "/api/v1/held-pauses/release";
        assertThat(world.caller.send(Request.of("HEAD", path).as(TOKEN)).status())
                .isEqualTo(405);
        assertThat(world.caller.send(Request.of("DELETE", "/health/live")).header("Allow"))
                .isEqualTo("GET, HEAD");
    }

    @Test
    void leavesTheConnectionFitForTheNextRequest() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.server.port())) {
            String request = " /health/live HTTP/1.1\r\nHost: x\r\n";
            socket.getOutputStream()
                    .write(("HEAD" + request + "\r\nGET" + request + "Connection: close\r\n\r\n").getBytes(US_ASCII));

            String answers = new String(socket.getInputStream().readAllBytes(), US_ASCII);

            assertThat(answers.split("HTTP/1.1 200 OK", -1)).hasSize(3);
            assertThat(answers.split("\"status\"", -1))
                    .as("one answer has content")
                    .hasSize(2);
        }
    }
}
