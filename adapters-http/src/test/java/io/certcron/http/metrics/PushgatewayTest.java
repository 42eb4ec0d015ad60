package io.certcron.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.log.EventLog;
import io.certcron.contract.SettableClock;
import io.certcron.domain.ErrorCode;
import io.certcron.http.LoggedTroubles;
import io.certcron.http.RunExamples;
import io.certcron.http.client.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PushgatewayTest {

    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server = new MockWebServer();
    private final HttpClients clients = HttpClients.create();
    private final LoggedTroubles troubles = new LoggedTroubles();
    private final JobMetrics metrics =
            new JobMetrics(new ScriptedStatistics(), () -> 0, "1.2.3", new SettableClock(RunExamples.STARTED));

    @BeforeEach
    void start() throws IOException {
        SERVER_LOG.setLevel(Level.SEVERE);
        server.start();
    }

    @AfterEach
    void stop() {
        metrics.close();
        clients.close();
        server.close();
    }

    @Test
    void replacesWhatItsGroupHeld() throws InterruptedException {
        server.enqueue(new MockResponse.Builder().code(202).build());

        pushTo(server.url("/gateway").uri());

        RecordedRequest request = server.takeRequest(20, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.getMethod()).isEqualTo("PUT");
        assertThat(request.getTarget()).isEqualTo("/gateway/metrics/job/certification_cron");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo(JobMetrics.CONTENT_TYPE);
        assertThat(request.getBody()).isNotNull();
        assertThat(request.getBody().utf8())
                .contains("certification_cron_statistics_up 1")
                .contains("# TYPE certification_cron_runs_total counter");
        assertThat(troubles.codes()).isEmpty();
    }

    @Test
    void aRefusalIsLoggedWithItsStatusAndWithoutTheAddress() {
        server.enqueue(new MockResponse.Builder().code(400).build());

        pushTo(server.url("/").uri());

        assertThat(troubles.codes()).containsExactly(ErrorCode.METRICS_NOT_PUSHED);
        assertThat(troubles.contexts().get(0)).containsEntry("http_status", 400);
        assertThat(troubles.contexts().toString()).doesNotContain(server.getHostName());
    }

    @Test
    void isNotSentElsewhere() {
        server.enqueue(new MockResponse.Builder()
                .code(302)
                .setHeader("Location", "/elsewhere")
                .build());

        pushTo(server.url("/").uri());

        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(troubles.contexts()).extracting(Map::copyOf).anySatisfy(context -> assertThat(context)
                .containsEntry("http_status", 302));
    }

    @Test
    void aGatewayThatIsAwayIsLogged() {
        URI closed = server.url("/").uri();
        server.close();

        pushTo(closed);

        assertThat(troubles.codes()).containsExactly(ErrorCode.METRICS_NOT_PUSHED);
    }

    @Test
    void aGatewayThatHangsIsGivenUp() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        new Pushgateway(
                        clients.clientWithin(Duration.ofMillis(200)),
                        server.url("/").uri(),
                        new EventLog(troubles))
                .push(metrics);

        assertThat(troubles.codes()).containsExactly(ErrorCode.METRICS_NOT_PUSHED);
    }

    private void pushTo(URI url) {
        new Pushgateway(clients, url, new EventLog(troubles)).push(metrics);
    }
}
