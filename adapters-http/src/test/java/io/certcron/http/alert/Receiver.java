package io.certcron.http.alert;

import io.certcron.application.log.EventLog;
import io.certcron.http.LoggedTroubles;
import io.certcron.http.client.HttpClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Where alerts arrive, and a delivery to it whose limits are short. */
final class Receiver implements AutoCloseable {

    static final String SECRET = "hook-4f9a77c1-canary";

    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final HttpClients clients = HttpClients.create();
    private final LoggedTroubles troubles = new LoggedTroubles();

    Receiver() {
        SERVER_LOG.setLevel(Level.SEVERE);
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    MockWebServer server() {
        return server;
    }

    LoggedTroubles troubles() {
        return troubles;
    }

    URI address() {
        return server.url("/" + SECRET).uri();
    }

    /** The standard delivery. */
    AlertDelivery delivery() {
        return new AlertDelivery(clients, new EventLog(troubles));
    }

    AlertDelivery delivery(Duration perTry, int queue, Duration atEnd) {
        return new AlertDelivery(
                clients, new EventLog(troubles), new DeliverySettings(perTry, 3, Duration.ofMillis(1), queue, atEnd));
    }

    void answerAll(int status) {
        for (int i = 0; i < 10; i++) {
            server.enqueue(new MockResponse.Builder().code(status).build());
        }
    }

    RecordedRequest received() throws InterruptedException {
        RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no alert arrived");
        }
        return request;
    }

    String receivedBody() throws InterruptedException {
        RecordedRequest request = received();
        if (request.getBody() == null) {
            throw new AssertionError("no body");
        }
        return request.getBody().utf8();
    }

    @Override
    public void close() {
        clients.close();
        server.close();
    }
}
