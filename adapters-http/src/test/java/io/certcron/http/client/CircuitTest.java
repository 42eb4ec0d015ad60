package io.certcron.http.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.BatchAnswer.HeldBack;
import io.certcron.domain.ErrorCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CircuitTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(50);

    private static final BatchAnswer FAILURE = new BatchAnswer.Unavailable(
            ErrorCode.SERVICE_UNAVAILABLE, false, OptionalInt.empty(), Optional.empty(), Optional.empty());
    private static final BatchAnswer ANSWERED = new BatchAnswer.Answered(Map.of());
    private static final BatchAnswer REFUSED = new BatchAnswer.Refused(422, Optional.empty());
    private static final BatchAnswer BROKEN =
            new BatchAnswer.ChannelBroken(ErrorCode.SERVICE_UNAUTHORIZED, 401, Optional.empty());

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void holdsRequestsBackAfterSoManyFailuresInARow() {
        Circuit circuit = new Circuit(new CircuitSettings(3, LONG));
        calls(circuit, FAILURE, FAILURE, FAILURE);

        BatchAnswer answer = call(circuit, ANSWERED);

        assertThat(answer).isInstanceOfSatisfying(HeldBack.class, held -> assertThat(held.retryAfter())
                .isBetween(LONG.minusMinutes(1), LONG));
        assertThat(calls).hasValue(3);
    }

    @Test
    void letsRequestsThroughAsLongAsFailuresDoNotFollowOneAnother() {
        Circuit circuit = new Circuit(new CircuitSettings(2, LONG));

        calls(circuit, FAILURE, ANSWERED, FAILURE, REFUSED, FAILURE, BROKEN, FAILURE);

        assertThat(calls).hasValue(7);
    }

    @Test
    void countsNeitherARefusalNorABrokenChannelAsAFailure() {
        Circuit circuit = new Circuit(new CircuitSettings(1, LONG));

        calls(circuit, REFUSED, BROKEN, ANSWERED);

        assertThat(calls).hasValue(3);
    }

    @Test
    void closesAfterASuccessfulTrial() {
        Circuit circuit = new Circuit(new CircuitSettings(1, SHORT));
        call(circuit, FAILURE);

        await().until(() -> call(circuit, ANSWERED), ANSWERED::equals);

        calls(circuit, ANSWERED, ANSWERED);
        assertThat(calls).hasValue(4);
    }

    @Test
    void holdsRequestsBackAgainAfterAFailedTrial() {
        Circuit circuit = new Circuit(new CircuitSettings(2, Duration.ofSeconds(1)));
        calls(circuit, FAILURE, FAILURE);

        await().until(() -> call(circuit, FAILURE), FAILURE::equals);

        assertThat(call(circuit, ANSWERED)).isInstanceOf(HeldBack.class);
        assertThat(calls).hasValue(3);
    }

    @Test
    void letsOneTrialThroughAtATime() throws Exception {
        Circuit circuit = new Circuit(new CircuitSettings(1, SHORT));
        call(circuit, FAILURE);
        CountDownLatch onTrial = new CountDownLatch(1);
        CountDownLatch othersCame = new CountDownLatch(1);
        Thread trial = new Thread(() -> await().until(
                        () -> circuit.guard(() -> {
                            onTrial.countDown();
                            awaitQuietly(othersCame);
                            return ANSWERED;
                        }),
                        ANSWERED::equals));
        trial.start();
        onTrial.await();

        BatchAnswer meanwhile = call(circuit, ANSWERED);
        othersCame.countDown();
        trial.join();

        assertThat(meanwhile).isInstanceOfSatisfying(HeldBack.class, held -> assertThat(held.retryAfter())
                .isEqualTo(SHORT));
        assertThat(call(circuit, ANSWERED)).isEqualTo(ANSWERED);
    }

    @Test
    void countsAnUnexpectedExceptionAsAFailureAndPassesItOn() {
        Circuit circuit = new Circuit(new CircuitSettings(1, LONG));

        assertThatThrownBy(() -> circuit.guard(() -> {
                    throw new IllegalStateException("unexpected");
                }))
                .hasMessage("unexpected");

        assertThat(call(circuit, ANSWERED)).isInstanceOf(HeldBack.class);
    }

    private void calls(Circuit circuit, BatchAnswer... answers) {
        for (BatchAnswer answer : answers) {
            assertThat(call(circuit, answer)).isEqualTo(answer);
        }
    }

    private BatchAnswer call(Circuit circuit, BatchAnswer answer) {
        return circuit.guard(() -> {
            calls.incrementAndGet();
            return answer;
        });
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
