package io.certcron.http.api;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.http.access.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries that no client library would send, as a socket can. */
class UndecodableQueryTest {

    private final ApiWorld world = ApiWorld.start();

    @AfterEach
    void close() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=%", "limit=%zz", "limit=%f", "page_token=%u0041", "%zz=1", "%"})
    void areToldToBeBadlyEncoded(String query) throws IOException {
        assertThat(answerTo(query)).startsWith("HTTP/1.1 400").contains("REQUEST_INVALID", "percent-encoded");
        assertThat(world.troubles.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%ff=%ff", "=", "&&=&", "limit", "%00"})
    void areRefusedAsTheCallersFault(String query) throws IOException {
        assertThat(answerTo(query)).startsWith("HTTP/1.1 400").contains("application/problem+json", "REQUEST_INVALID");
        assertThat(world.troubles.all()).isEmpty();
    }

    private String answerTo(String query) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.server.port())) {
            socket.getOutputStream()
                    .write(("GET /api/v1/certification-cron?" + query
                                    + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                                    + Credentials.token(Role.VIEWER) + "\r\n\r\n")
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
