package io.certcron.http.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import io.certcron.http.LoggedTroubles.Trouble;
import io.certcron.http.RunExamples;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.RequestBody;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the receiver does, the run is not held up, and the log tells without the address. */
@Timeout(60)
class AlertDeliveryTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Receiver receiver = new Receiver();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void deliversWhatIsQueuedBeforeItCloses() throws InterruptedException {
        receiver.answerAll(200);
        try (AlertDelivery delivery = receiver.delivery()) {
            delivery.deliver(alert("one"));
            delivery.deliver(alert("two"));
        }

        assertThat(receiver.server().getRequestCount()).isEqualTo(2);
        assertThat(receiver.receivedBody()).isEqualTo("one");
        assertThat(receiver.receivedBody()).isEqualTo("two");
        assertThat(receiver.troubles().all()).isEmpty();
    }

    @Test
    void triesAgainWhereThatMayHelp() {
        receiver.server().enqueue(new MockResponse.Builder().code(500).build());
        receiver.server().enqueue(new MockResponse.Builder().code(429).build());
        receiver.server().enqueue(new MockResponse.Builder().code(204).build());

        deliverOne();

        assertThat(receiver.server().getRequestCount()).isEqualTo(3);
        assertThat(receiver.troubles().all()).isEmpty();
    }

    @Test
    void aReceiverThatKeepsFailingIsGivenUpAfterThreeTries() {
        receiver.answerAll(500);

        deliverOne();

        assertThat(receiver.server().getRequestCount()).isEqualTo(3);
        assertGivenUp("UNAVAILABLE", Optional.of(500));
    }

    @Test
    void aRefusalIsNotRepeated() {
        receiver.answerAll(404);

        deliverOne();

        assertThat(receiver.server().getRequestCount()).isEqualTo(1);
        assertGivenUp("REFUSED", Optional.of(404));
    }

    @Test
    void anAlertIsNotSentElsewhere() {
        receiver.server()
                .enqueue(new MockResponse.Builder()
                        .code(307)
                        .setHeader("Location", "/elsewhere")
                        .build());

        deliverOne();

        assertThat(receiver.server().getRequestCount()).isEqualTo(1);
        assertGivenUp("REFUSED", Optional.of(307));
    }

    @Test
    void aReceiverThatIsNotThereIsGivenUp() {
        URI closed = receiver.address();
        receiver.server().close();

        deliver(new Alert(
                Alert.Kind.PING, RunExamples.RUN, HttpUrl.get(closed.toString()), RequestBody.create("text", null)));

        assertGivenUp("UNREACHABLE", Optional.empty());
    }

    @Test
    void aReceiverThatHangsUpIsGivenUp() {
        for (int i = 0; i < 3; i++) {
            receiver.server()
                    .enqueue(new MockResponse.Builder()
                            .onRequestStart(new SocketEffect.CloseSocket())
                            .build());
        }

        deliverOne();

        assertGivenUp("UNREACHABLE", Optional.empty());
    }

    @Test
    void aReceiverThatHangsIsGivenUp() {
        stall(3);

        deliverOne();

        assertThat(receiver.server().getRequestCount()).isEqualTo(3);
        assertGivenUp("TIMEOUT", Optional.empty());
    }

    @Test
    void whatTheReceiverAnswersIsNotRead() {
        receiver.server()
                .enqueue(new MockResponse.Builder()
                        .code(200)
                        .body(new Buffer().write(new byte[10 << 20]))
                        .build());

        deliverOne();

        assertThat(receiver.troubles().all()).isEmpty();
    }

    @Test
    void nobodyWaitsForAnAlertAndOneThatFindsNoRoomIsDropped() throws InterruptedException {
        stall(1);
        AlertDelivery delivery = receiver.delivery(LONG, 2, Duration.ofMillis(1));
        delivery.deliver(alert("under way"));
        receiver.received();

        long start = System.nanoTime();
        for (int i = 0; i < 5; i++) {
            delivery.deliver(alert("next"));
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(receiver.troubles().contexts()).hasSize(3).allSatisfy(context -> assertThat(context)
                .containsEntry("waiting_count", 3L));
        delivery.close();
    }

    @Test
    void theEndOfTheProcessDoesNotWaitLong() throws InterruptedException {
        stall(2);
        AlertDelivery delivery = receiver.delivery(LONG, 5, Duration.ofMillis(200));
        delivery.deliver(alert("under way"));
        delivery.deliver(alert("next"));
        receiver.received();

        long start = System.nanoTime();
        delivery.close();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(receiver.troubles().all()).singleElement().satisfies(trouble -> {
            assertThat(trouble.code()).isEqualTo(ErrorCode.ALERT_NOT_DELIVERED);
            assertThat(trouble.context()).containsEntry("alert_count", 2L);
        });
    }

    @Test
    void anAlertAfterTheEndIsDropped() {
        AlertDelivery delivery = receiver.delivery();
        delivery.close();

        delivery.deliver(alert("late"));

        assertThat(receiver.troubles().codes()).containsExactly(ErrorCode.ALERT_NOT_DELIVERED);
    }

    @Test
    void itsThreadKeepsNoProcessAlive() throws InterruptedException {
        receiver.answerAll(200);
        AlertDelivery delivery = receiver.delivery();
        delivery.deliver(alert("text"));
        receiver.received();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("certification-cron-alerts"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
        delivery.close();
    }

    @Test
    void printsNoAddress() {
        assertThat(alert("text")).asString().doesNotContain(Receiver.SECRET);
        assertThat(new WebhookSettings(receiver.address(), Optional.empty(), false))
                .asString()
                .doesNotContain(Receiver.SECRET);
    }

    private void deliverOne() {
        deliver(alert("text"));
    }

    private void deliver(Alert alert) {
        try (AlertDelivery delivery = receiver.delivery(SHORT, 5, LONG)) {
            delivery.deliver(alert);
        }
    }

    private void stall(int times) {
        for (int i = 0; i < times; i++) {
            receiver.server()
                    .enqueue(new MockResponse.Builder()
                            .onResponseStart(SocketEffect.Stall.INSTANCE)
                            .build());
        }
    }

    private void assertGivenUp(String reason, Optional<Integer> status) {
        await().untilAsserted(() -> assertThat(receiver.troubles().all()).hasSize(1));
        Trouble trouble = receiver.troubles().all().get(0);
        assertThat(trouble.severity()).isEqualTo(Severity.WARN);
        assertThat(trouble.code()).isEqualTo(ErrorCode.ALERT_NOT_DELIVERED);
        assertThat(trouble.runId()).contains(RunExamples.RUN);
        assertThat(trouble.context()).containsEntry("alert", "PING").containsEntry("reason", reason);
        assertThat(Optional.ofNullable(trouble.context().get("http_status"))).isEqualTo(status);
        assertThat(trouble.context().toString()).doesNotContain(Receiver.SECRET);
    }

    private Alert alert(String text) {
        return new Alert(
                Alert.Kind.PING,
                RunExamples.RUN,
                HttpUrl.get(receiver.address().toString()),
                RequestBody.create(text, null));
    }
}
