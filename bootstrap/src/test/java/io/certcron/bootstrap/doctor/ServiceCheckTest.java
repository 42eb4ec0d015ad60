package io.certcron.bootstrap.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.certcron.http.client.HttpClients;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.http.client.ServiceProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceCheckTest {

    private static final String TOKEN = "a-token-of-the-service";
    private static final String HEALTHY = "{\"results\": []}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClients clients = HttpClients.create();
    private HttpServer service;

    @BeforeEach
    void listen() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.start();
    }

    @AfterEach
    void stop() {
        service.stop(0);
        clients.close();
    }

    @Test
    void findsNothingWrongWithOneThatKnowsItsToken() {
        answers(200, HEALTHY, 401);

        assertThat(look()).isInstanceOf(Finding.Ok.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {\"status\": \"UP\"} | not with empty results | Correct the path",
                "200 | it works | not with empty results | Correct the path",
                "400 | {} | answers 400 to the health check | 200 and empty results",
                "422 | {} | answers 422 to the health check | 200 and empty results",
                "401 | {} | refuses the token | reminder.token",
                "403 | {} | refuses the token | reminder.token",
                "404 | {} | nothing is at that address | reminder.url",
                "308 | {} | a redirect | reminder.url",
                "418 | {} | answers 418 | log of the service",
                "500 | {} | out of order | log of the service",
                "503 | {} | down, or busy | Try again in a minute",
            })
    void failsAndSaysWhatToDo(int status, String body, String text, String fix) {
        answers(status, body, status);

        Finding finding = look();

        assertThat(finding).isInstanceOf(Finding.Failed.class);
        assertThat(finding.text()).contains(text);
        assertThat(((Finding.Failed) finding).fix()).contains(fix);
    }

    @Test
    void failsWhereNobodyListens() {
        service.stop(0);

        assertThat(look()).isInstanceOf(Finding.Failed.class);
        assertThat(look().text()).contains("nobody takes connections");
    }

    @Test
    void warnsOfOneThatAcceptsAnyToken() {
        answers(200, HEALTHY, 200);

        assertThat(look()).isInstanceOf(Finding.Warning.class);
        assertThat(look().text()).contains("accepts any token");
    }

    private void answers(int status, String body, int toStrangers) {
        service.createContext("/", exchange -> {
            boolean known = Objects.equals(exchange.getRequestHeaders().getFirst("Authorization"), "Bearer " + TOKEN);
            byte[] bytes = body.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(known ? status : toStrangers, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private Finding look() {
        URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        HttpServiceSettings settings = HttpServiceSettings.of(address, TOKEN).within(PATIENCE, PATIENCE);
        List<Finding> findings = new ServiceCheck(
                        "reminder",
                        settings,
                        ServiceProbe.ofReminders(clients, settings, LocalDate.parse("2026-11-28")))
                .look();
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}
