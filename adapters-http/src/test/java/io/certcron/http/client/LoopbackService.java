package io.certcron.http.client;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.application.redaction.Redactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A service on loopback that answers what a test tells it to, and clients of it. */
final class LoopbackService implements AutoCloseable {

    static final String TOKEN = "tkn-4f9a77c1-canary";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T02:30:00Z"), ZoneOffset.UTC);

    /** Long enough for a busy machine; tests that wait for a timeout set their own. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final CircuitSettings NEVER_OPEN = new CircuitSettings(1_000, Duration.ofSeconds(1));
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final HttpClients clients = HttpClients.create();

    LoopbackService() {
        SERVER_LOG.setLevel(Level.SEVERE);
        try {
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    HttpServiceSettings settings() {
        return HttpServiceSettings.of(server.url("/").uri(), TOKEN)
                .within(PATIENCE, PATIENCE)
                .with(NEVER_OPEN);
    }

    OkHttpReminderService reminders(HttpServiceSettings settings) {
        return new OkHttpReminderService(clients, settings, new Redactor(List.of(TOKEN)), CLOCK);
    }

    OkHttpManagementService management(HttpServiceSettings settings) {
        return new OkHttpManagementService(clients, settings, new Redactor(List.of(TOKEN)), CLOCK);
    }

    /** What the reminder client makes of the response. */
    BatchAnswer answerTo(ServiceBatch batch, MockResponse response) {
        return answerTo(batch, response, PATIENCE);
    }

    BatchAnswer answerTo(ServiceBatch batch, MockResponse response, Duration callTimeout) {
        server.enqueue(response);
        return reminders(settings().within(PATIENCE, callTimeout)).sendReminders(batch);
    }

    BatchAnswer answerTo(ServiceBatch batch, int status, String body) {
        return answerTo(batch, json(status, body));
    }

    static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    MockWebServer server() {
        return server;
    }

    URI closedAddress() {
        URI address = server.url("/").uri();
        server.close();
        return address;
    }

    RecordedRequest received() throws InterruptedException {
        RecordedRequest request = server.takeRequest(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no request arrived");
        }
        return request;
    }

    @Override
    public void close() {
        clients.close();
        server.close();
    }
}
