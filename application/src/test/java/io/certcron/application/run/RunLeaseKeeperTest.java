package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.certcron.application.log.CapturedEvent;
import io.certcron.application.log.CapturedEvents;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunLeaseKeeperTest {

    private final CapturedEvents events = new CapturedEvents();

    @Test
    void renewsTheLeaseAgainAndAgain() {
        AtomicInteger renewals = new AtomicInteger();

        try (RunLeaseKeeper keeper = keep(() -> renewals.incrementAndGet() > 0)) {
            await().until(() -> renewals.get() >= 3);

            assertThat(keeper.isLost()).isFalse();
        }
    }

    @Test
    void renewsTheLeaseWellBeforeItRunsOut() {
        Duration lease = Duration.ofSeconds(3);
        AtomicBoolean renewedByADaemon = new AtomicBoolean();

        try (RunLeaseKeeper keeper = RunLeaseKeeper.keep(
                new SmallRuns(() -> {
                    renewedByADaemon.set(Thread.currentThread().isDaemon());
                    return true;
                }),
                run(lease),
                events.log())) {
            await().atMost(lease).untilTrue(renewedByADaemon);

            assertThat(keeper.isLost()).isFalse();
        }
    }

    @Test
    void noticesThatTheRunIsLostAndAsksNoMore() {
        AtomicInteger renewals = new AtomicInteger();

        try (RunLeaseKeeper keeper = keep(() -> renewals.incrementAndGet() < 0)) {
            await().until(keeper::isLost);
        }

        assertThat(renewals).hasValue(1);
    }

    @Test
    void goesOnAfterARenewalThatFailed() {
        AtomicInteger renewals = new AtomicInteger();

        try (RunLeaseKeeper keeper = keep(() -> succeedsAtTheThirdAttempt(renewals))) {
            await().until(() -> renewals.get() >= 3);

            assertThat(keeper.isLost()).isFalse();
        }
        assertThat(events.all())
                .extracting(CapturedEvent::severity, CapturedEvent::errorCode, event -> event.stackTrace() != null)
                .containsExactly(tuple("WARN", "DATABASE_ERROR", false), tuple("WARN", "UNEXPECTED_EXCEPTION", true));
    }

    @Test
    void doesNotInterruptARenewalWhenItIsClosed() throws InterruptedException {
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch finished = new CountDownLatch(1);
        RunLeaseKeeper keeper = keep(() -> {
            renewing.countDown();
            awaitUninterrupted(closed);
            finished.countDown();
            return true;
        });

        renewing.await();
        keeper.close();
        closed.countDown();

        assertThat(finished.await(10, TimeUnit.SECONDS)).as("finished").isTrue();
        assertThat(events.all()).isEmpty();
    }

    private static boolean succeedsAtTheThirdAttempt(AtomicInteger renewals) {
        return switch (renewals.incrementAndGet()) {
            case 1 -> throw new StorageException("renew", Optional.empty(), false, List.of(), new Exception());
            case 2 -> throw new IllegalStateException();
            default -> true;
        };
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private RunLeaseKeeper keep(BooleanSupplier renewal) {
        return RunLeaseKeeper.keep(new SmallRuns(renewal), run(Duration.ofMillis(30)), events.log());
    }

    private static OpenRun run(Duration lease) {
        return new OpenRun(
                new UUID(1, 1),
                new UUID(1, 2),
                lease,
                LocalDate.of(2026, 11, 21),
                ZoneOffset.UTC,
                Workflow.ALL,
                Optional.empty(),
                Instant.parse("2026-11-21T01:30:00Z"),
                false,
                Optional.empty());
    }
}
