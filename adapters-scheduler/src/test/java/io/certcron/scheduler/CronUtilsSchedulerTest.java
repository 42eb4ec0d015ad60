package io.certcron.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.contract.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CronUtilsSchedulerTest {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant TONIGHT = Instant.parse("2026-11-22T02:30:00Z");
    private static final String AT_HALF_PAST_TWO = "30 2 * * *";

    private static final int ENOUGH_READINGS = 20;

    private final SettableClock clock = new SettableClock(START);
    private final CountingClock counting = new CountingClock(clock);
    private final CronUtilsScheduler scheduler = new CronUtilsScheduler(counting, Duration.ofMillis(2));
    private final BlockingQueue<Instant> calls = new LinkedBlockingQueue<>();

    @AfterEach
    void endAllSchedules() {
        scheduler.close();
    }

    @Test
    void reportsWhatACallbackThrowsToTheThreadsHandlerAndGoesOn() throws InterruptedException {
        BlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
        AssertionError thrown = new AssertionError("thrown by a callback, for the test's sake");
        scheduler.schedule(AT_HALF_PAST_TWO, ZoneOffset.UTC, due -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
                reported.add(failure);
                throw new IllegalStateException("a handler that throws as well");
            });
            calls.add(due);
            throw thrown;
        });

        clock.setTo(TONIGHT);
        assertThat(next(calls)).isEqualTo(TONIGHT);
        clock.setTo(TONIGHT.plus(Duration.ofDays(1)));

        assertThat(next(calls)).isEqualTo(TONIGHT.plus(Duration.ofDays(1)));
        assertThat(next(reported)).isSameAs(thrown);
    }

    @Test
    void goesOnAfterACallbackThatLeavesItsThreadInterrupted() throws InterruptedException {
        scheduler.schedule(AT_HALF_PAST_TWO, ZoneOffset.UTC, due -> {
            calls.add(due);
            Thread.currentThread().interrupt();
        });

        clock.setTo(TONIGHT);
        assertThat(next(calls)).isEqualTo(TONIGHT);
        clock.setTo(TONIGHT.plus(Duration.ofDays(1)));

        assertThat(next(calls)).isEqualTo(TONIGHT.plus(Duration.ofDays(1)));
    }

    @Test
    void callsOnceForALongOutageOfTheClock() throws InterruptedException {
        scheduler.schedule("* * * * *", ZoneOffset.UTC, calls::add);

        clock.setTo(START.plus(Duration.ofDays(3_000)));

        assertThat(next(calls)).isEqualTo(START.plus(Duration.ofDays(3_000)));
        assertThat(calls).isEmpty();
    }

    @Test
    void doesNotCallAgainWhenTheClockIsCorrectedByALittle() throws InterruptedException {
        BlockingQueue<Instant> others = new LinkedBlockingQueue<>();
        scheduler.schedule(AT_HALF_PAST_TWO, ZoneOffset.UTC, calls::add);
        clock.setTo(TONIGHT);
        assertThat(next(calls)).isEqualTo(TONIGHT);

        clock.setTo(TONIGHT.minusSeconds(90));
        awaitAnotherTurn();
        scheduler.schedule("31 2 * * *", ZoneOffset.UTC, others::add);
        clock.setTo(TONIGHT.plusSeconds(60));

        assertThat(next(others)).isEqualTo(TONIGHT.plusSeconds(60));
        awaitAnotherTurn();
        assertThat(calls).isEmpty();
    }

    @Test
    void startsAnewWhenTheClockWasFarAhead() throws InterruptedException {
        scheduler.schedule(AT_HALF_PAST_TWO, ZoneOffset.UTC, calls::add);
        Instant farAhead = TONIGHT.plus(Duration.ofDays(10_000));
        clock.setTo(farAhead);
        assertThat(next(calls)).isEqualTo(farAhead);

        clock.setTo(START);
        awaitAnotherTurn();
        clock.setTo(TONIGHT);

        assertThat(next(calls)).isEqualTo(TONIGHT);
    }

    @Test
    void endsItsThreadsWhenItIsClosed() {
        scheduler.schedule(AT_HALF_PAST_TWO, ZoneOffset.UTC, calls::add);
        ScheduledNightlyRun other = scheduler.schedule("@hourly", ZoneOffset.UTC, calls::add);
        List<Thread> threads = scheduleThreads();
        assertThat(threads).hasSizeGreaterThanOrEqualTo(2).noneMatch(Thread::isDaemon);

        other.close();
        scheduler.close();

        Awaitility.await().untilAsserted(() -> assertThat(threads).noneMatch(Thread::isAlive));
    }

    @Test
    void wakesUpWhenTheNextCallIsDue() {
        try (CronUtilsScheduler patient = new CronUtilsScheduler(clock)) {
            clock.setTo(TONIGHT.minusMillis(20));
            patient.schedule(AT_HALF_PAST_TWO, ZoneOffset.UTC, calls::add);
            clock.setTo(TONIGHT);

            Awaitility.await().untilAsserted(() -> assertThat(calls).containsExactly(TONIGHT));
        }
    }

    @Test
    void refusesWhatIsNeverDue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scheduler.schedule("30 2 31 2 *", ZoneOffset.UTC, calls::add))
                .withMessage("cronExpression: '30 2 31 2 *' is never due");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scheduler.schedule("0 30 2 * * ? 2025", ZoneOffset.UTC, calls::add))
                .withMessageContaining("is never due");
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return queue.poll(20, TimeUnit.SECONDS);
    }

    /** A loop reads the clock twice a turn: after so many readings, every loop has seen what it shows now. */
    private void awaitAnotherTurn() {
        int before = counting.readings();
        Awaitility.await().until(() -> counting.readings() > before + ENOUGH_READINGS);
    }

    private static List<Thread> scheduleThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("certification-cron-schedule-"))
                .toList();
    }
}
