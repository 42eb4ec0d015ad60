package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.redaction.Redactor;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Authenticator;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpClientsTest {

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void leavesNoConnectionAndNoThreadThatKeepsTheProcessAlive() {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        HttpClients clients = HttpClients.create();
        OkHttpClient client = clients.clientFor(loopback.settings());
        loopback.server().enqueue(LoopbackService.json(200, "{\"results\": []}"));
        service(clients).sendReminders(Batches.reminders(1));
        assertThat(client.connectionPool().connectionCount()).isEqualTo(1);

        clients.close();
        clients.close();

        assertThat(client.connectionPool().connectionCount()).isZero();
        assertThat(client.dispatcher().executorService().isShutdown()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(
                        thread -> !before.contains(thread) && thread.getName().startsWith("OkHttp"))
                .allMatch(Thread::isDaemon);
    }

    /** Otherwise the end of a request waits for the other side's delayed acknowledgement. */
    @Test
    void sendsTheWholeRequestAtOnce() throws Exception {
        try (HttpClients clients = HttpClients.create();
                Socket socket =
                        clients.clientFor(loopback.settings()).socketFactory().createSocket()) {
            assertThat(socket.getTcpNoDelay()).isTrue();
        }
    }

    @Test
    void endsCallsUnderWayWhenItIsClosed() throws Exception {
        HttpClients clients = HttpClients.create();
        loopback.server()
                .enqueue(new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<BatchAnswer> answer = thread.submit(() -> service(clients).sendReminders(Batches.reminders(1)));
        loopback.received();

        clients.close();

        assertThat(answer.get()).isInstanceOf(BatchAnswer.Unavailable.class);
        thread.shutdown();
    }

    @Test
    void leavesABorrowedClientAlone() {
        OkHttpClient own = new OkHttpClient();
        loopback.server().enqueue(LoopbackService.json(200, "{\"results\": []}"));
        try (HttpClients clients = HttpClients.borrowing(own)) {
            service(clients).sendReminders(Batches.reminders(1));
        }

        assertThat(own.connectionPool().connectionCount()).isEqualTo(1);
        assertThat(own.dispatcher().executorService().isShutdown()).isFalse();
        own.connectionPool().evictAll();
        own.dispatcher().executorService().shutdown();
    }

    @Test
    void setsItsOwnRulesOnABorrowedClient() {
        OkHttpClient lenient = new OkHttpClient.Builder()
                .followRedirects(true)
                .retryOnConnectionFailure(true)
                .authenticator((route, response) ->
                        response.request().newBuilder().header("X-Again", "1").build())
                .build();
        HttpServiceSettings settings = loopback.settings().within(Duration.ofSeconds(1), Duration.ofSeconds(2));

        OkHttpClient client = HttpClients.borrowing(lenient).clientFor(settings);

        assertThat(client.followRedirects()).isFalse();
        assertThat(client.followSslRedirects()).isFalse();
        assertThat(client.retryOnConnectionFailure()).isFalse();
        assertThat(client.authenticator()).isSameAs(Authenticator.NONE);
        assertThat(client.connectTimeoutMillis()).isEqualTo(1_000);
        assertThat(client.callTimeoutMillis()).isEqualTo(2_000);
        assertThat(client.connectionPool()).isSameAs(lenient.connectionPool());
    }

    private OkHttpReminderService service(HttpClients clients) {
        return new OkHttpReminderService(clients, loopback.settings(), new Redactor(List.of()), LoopbackService.CLOCK);
    }
}
