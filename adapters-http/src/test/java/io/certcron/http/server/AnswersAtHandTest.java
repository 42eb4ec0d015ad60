package io.certcron.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.application.log.EventLog;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are at hand, beside routes that wait. */
class AnswersAtHandTest {

    /** More than the server has threads. */
    private static final int MANY = 100;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch open = new CountDownLatch(1);
    private OperationsServer server;

    @BeforeEach
    void start() throws IOException {
        server = OperationsServer.start(
                ServerSettings.at("127.0.0.1", 0), List.of(new Waiting(), new AtHand()), new EventLog());
    }

    @AfterEach
    void stop() {
        open.countDown();
        server.close();
    }

    @Test
    void areGivenWhileEveryThreadWaits() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> others = Stream.generate(
                        () -> client.sendAsync(request("/waits").build(), BodyHandlers.ofString()))
                .limit(MANY)
                .toList();
        await().until(this::routesGetNoThread);

        HttpResponse<String> answer =
                client.send(request("/at-hand").timeout(Duration.ofSeconds(5)).build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(203);
        assertThat(answer.body()).isEqualTo("at hand");
        assertThat(answer.headers().map())
                .containsEntry("content-type", List.of("text/x"))
                .containsEntry("content-length", List.of("7"))
                .containsEntry("cache-control", List.of("no-store"));
        open.countDown();
        assertThat(others.stream().map(CompletableFuture::join).map(HttpResponse::body))
                .containsOnly("waited");
    }

    @Test
    void areForPlainGetsAlone() throws Exception {
        assertThat(send(request("/at-hand?query").GET())).isEqualTo("routed");
        assertThat(send(request("/at-hand").POST(BodyPublishers.noBody()))).isEqualTo("posted");
        assertThat(send(request("/at-hand").method("GET", BodyPublishers.ofString("content"))))
                .isEqualTo("routed");
        assertThat(send(request("/at-hand").GET())).isEqualTo("at hand");
    }

    private boolean routesGetNoThread() throws Exception {
        try {
            send(request("/at-hand?query").timeout(Duration.ofMillis(500)));
            return false;
        } catch (HttpTimeoutException noAnswer) {
            return true;
        }
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.address() + path));
    }

    private final class Waiting implements Routes {
        @Override
        public void addTo(RoutesConfig routes) {
            routes.get("/waits", exchange -> {
                open.await();
                exchange.result("waited");
            });
        }
    }

    private static final class AtHand implements Routes {
        @Override
        public void addTo(RoutesConfig routes) {
            routes.get("/at-hand", exchange -> exchange.result("routed"));
            routes.post("/at-hand", exchange -> exchange.result("posted"));
        }

        @Override
        public Optional<PromptAnswer> answerAtHand(String path) {
            return path.equals("/at-hand")
                    ? Optional.of(new PromptAnswer(203, "text/x", "at hand".getBytes(UTF_8)))
                    : Optional.empty();
        }
    }
}
