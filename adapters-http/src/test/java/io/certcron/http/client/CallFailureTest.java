package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.Unavailable;
import io.certcron.domain.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallFailureTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private final LoopbackService loopback = new LoopbackService();

    @AfterEach
    void stop() {
        loopback.close();
    }

    @Test
    void knowsThatNothingWasDeliveredWhereNobodyListens() {
        assertFailure(send(loopback.closedAddress()), ErrorCode.SERVICE_UNAVAILABLE, false);
    }

    @Test
    void knowsThatNothingWasDeliveredToAHostThatDoesNotExist() {
        assertFailure(send(URI.create("http://no-such-host.invalid")), ErrorCode.SERVICE_UNAVAILABLE, false);
    }

    @Test
    void knowsThatNothingWasDeliveredWhereTheHandshakeFails() throws Exception {
        try (ServerSocket curt = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> hungUp = CompletableFuture.runAsync(() -> hangUpOnTheFirst(curt));

            assertFailure(send(secure(curt)), ErrorCode.SERVICE_UNAVAILABLE, false);
            hungUp.join();
        }
    }

    @Test
    void knowsThatNothingWasDeliveredWhereNoConnectionComesAbout() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFailure(send(secure(deaf), SHORT), ErrorCode.SERVICE_TIMEOUT, false);
        }
    }

    @Test
    void countsARequestWithoutAnAnswerAsDelivered() {
        MockResponse hangUp = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();

        assertFailure(loopback.answerTo(Batches.reminders(1), hangUp), ErrorCode.SERVICE_UNAVAILABLE, true);
        assertThat(loopback.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void takesWhatIsNoHttpForUnreadable() {
        MockResponse noise =
                new MockResponse.Builder().status("SSH-2.0-OpenSSH_9.2").build();

        assertFailure(loopback.answerTo(Batches.reminders(1), noise), ErrorCode.SERVICE_UNREADABLE_ANSWER, true);
    }

    @Test
    void doesNotTakeAnInterruptedThreadForASlowService() {
        loopback.server()
                .enqueue(new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build());
        Thread.currentThread().interrupt();

        BatchAnswer answer = loopback.reminders(loopback.settings()).sendReminders(Batches.reminders(1));

        assertThat(Thread.interrupted())
                .as("the interrupt is left to the caller")
                .isTrue();
        assertThat(answer).isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.errorCode())
                .isEqualTo(ErrorCode.SERVICE_UNAVAILABLE));
    }

    private BatchAnswer send(URI address) {
        return send(address, LoopbackService.PATIENCE);
    }

    private BatchAnswer send(URI address, Duration callTimeout) {
        HttpServiceSettings settings =
                HttpServiceSettings.of(address, LoopbackService.TOKEN).within(LoopbackService.PATIENCE, callTimeout);
        return loopback.reminders(settings).sendReminders(Batches.reminders(1));
    }

    private static URI secure(ServerSocket server) {
        return URI.create("https://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort());
    }

    private static void hangUpOnTheFirst(ServerSocket server) {
        try {
            server.accept().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void assertFailure(BatchAnswer answer, ErrorCode expected, boolean delivered) {
        assertThat(answer).isInstanceOfSatisfying(Unavailable.class, unavailable -> {
            assertThat(unavailable.errorCode()).isEqualTo(expected);
            assertThat(unavailable.delivered()).isEqualTo(delivered);
            assertThat(unavailable.httpStatus()).isEmpty();
            assertThat(unavailable.body()).isEmpty();
        });
    }
}
