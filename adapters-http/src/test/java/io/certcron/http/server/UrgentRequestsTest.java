package io.certcron.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.application.log.EventLog;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is urgent, beside routes that wait. */
class UrgentRequestsTest {

    /** More than the server has threads. */
    private static final int MANY = 100;

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch open = new CountDownLatch(1);
    private OperationsServer server;

    @BeforeEach
    void start() throws IOException {
        server = OperationsServer.start(ServerSettings.at("127.0.0.1", 0), List.of(new Parts()), new EventLog());
    }

    @AfterEach
    void stop() {
        open.countDown();
        server.close();
    }

    @Test
    void areAnsweredWhileEveryOtherThreadWaits() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> others = Stream.generate(
                        () -> client.sendAsync(request("/waits").build(), BodyHandlers.ofString()))
                .limit(MANY)
                .toList();
        await().until(this::othersGetNoThread);

        assertThat(send(request("/urgent"))).isEqualTo("at once");
        assertThat(send(request("/urgent?with=query"))).isEqualTo("at once");

        open.countDown();
        assertThat(others.stream().map(CompletableFuture::join).map(HttpResponse::body))
                .containsOnly("waited");
    }

    private boolean othersGetNoThread() throws Exception {
        try {
            send(request("/other").timeout(Duration.ofMillis(500)));
            return false;
        } catch (HttpTimeoutException noAnswer) {
            return true;
        }
    }

    private String send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.address().resolve(path)).timeout(Duration.ofSeconds(10));
    }

    private final class Parts implements Routes {
        @Override
        public void addTo(RoutesConfig routes) {
            routes.get("/waits", exchange -> {
                open.await();
                exchange.result("waited");
            });
            routes.get("/urgent", exchange -> exchange.result("at once"));
            routes.get("/other", exchange -> exchange.result("at leisure"));
        }

        @Override
        public boolean isUrgent(String path) {
            return path.equals("/urgent");
        }
    }
}
