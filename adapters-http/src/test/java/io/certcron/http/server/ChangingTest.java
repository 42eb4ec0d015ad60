package io.certcron.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.log.EventLog;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangingTest {

    private final AtomicInteger forgotten = new AtomicInteger();
    private OperationsServer server;

    @BeforeEach
    void start() throws IOException {
        Routes changes = routes -> {
            routes.get("/look", exchange -> exchange.result("seen"));
            routes.post("/refused", exchange -> exchange.status(403));
            routes.post("/changed", Changing::note);
            routes.post("/failed", exchange -> {
                Changing.note(exchange);
                throw new IllegalStateException("after half of it");
            });
        };
        Routes another = new Routes() {
            @Override
            public void addTo(RoutesConfig routes) {}

            @Override
            public void changed() {
                forgotten.incrementAndGet();
            }
        };
        server = OperationsServer.start(ServerSettings.at("127.0.0.1", 0), List.of(changes, another), new EventLog());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyPartForgetsBeforeTheAnswer() throws Exception {
        send("POST", "/changed");

        assertThat(forgotten).hasValue(1);
    }

    @Test
    void everyPartForgetsWhereItFailedHalfWay() throws Exception {
        send("POST", "/failed");

        assertThat(forgotten).hasValue(1);
    }

    @Test
    void nothingIsForgottenForTheSakeOfALookOrAStranger() throws Exception {
        send("GET", "/look");
        send("POST", "/refused");
        send("POST", "/nowhere");

        assertThat(forgotten).hasValue(0);
    }

    private void send(String method, String path) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.address().resolve(path))
                                .method(method, BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.discarding());
    }
}
