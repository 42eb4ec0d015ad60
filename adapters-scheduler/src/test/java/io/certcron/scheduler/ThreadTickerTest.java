package io.certcron.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.Ticker.Ticking;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ThreadTickerTest {

    private static final Duration SHORT = Duration.ofMillis(2);
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);
    private static final String NAME = "certification-cron-tick";

    private final BlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
    private final ThreadTicker ticker = new ThreadTicker((thread, failure) -> reported.add(failure));

    @Test
    void ticksOnANamedThreadThatIsNoDaemonEvenIfADaemonAskedForIt() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        BlockingQueue<Ticking> tickings = new LinkedBlockingQueue<>();
        Thread daemon =
                new Thread(() -> tickings.add(ticker.every(NAME, FOREVER, () -> threads.add(Thread.currentThread()))));
        daemon.setDaemon(true);
        daemon.start();

        Thread thread = next(threads);
        next(tickings).close();

        assertThat(thread.getName()).isEqualTo(NAME);
        assertThat(thread.isDaemon()).isFalse();
    }

    @Test
    void reportsWhatACallThrowsAndGoesOn() throws InterruptedException {
        AssertionError thrown = new AssertionError("thrown by a tick, for the test's sake");
        try (Ticking ticking = ticker.every(NAME, SHORT, () -> {
            throw thrown;
        })) {
            assertThat(next(reported)).isSameAs(thrown);
            assertThat(next(reported)).isSameAs(thrown);
        }
    }

    @Test
    void goesOnAfterAHandlerThatThrowsItself() {
        AtomicInteger calls = new AtomicInteger();
        ThreadTicker badlyHandled = new ThreadTicker((thread, failure) -> {
            throw new AssertionError("thrown by a handler, for the test's sake");
        });
        try (Ticking ticking = badlyHandled.every(NAME, SHORT, () -> {
            calls.incrementAndGet();
            throw new IllegalStateException("thrown by a tick, for the test's sake");
        })) {
            Awaitility.await().until(() -> calls.get() > 2);
        }
    }

    @Test
    void waitsForTheIntervalAlsoAfterACallThatLeavesItsThreadInterrupted() throws InterruptedException {
        BlockingQueue<Thread> calls = new LinkedBlockingQueue<>();
        try (Ticking ticking = ticker.every(NAME, FOREVER, () -> {
            calls.add(Thread.currentThread());
            Thread.currentThread().interrupt();
        })) {
            assertThat(next(calls)).isNotNull();
            assertThat(calls.poll(50, TimeUnit.MILLISECONDS)).isNull();
        }
    }

    @Test
    void closingLetsTheCallFinishUninterruptedAndThenEndsTheThread() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean finished = new AtomicBoolean();
        Ticking ticking = ticker.every(NAME, SHORT, () -> {
            threads.add(Thread.currentThread());
            try {
                goOn.await();
                finished.set(true);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        Thread thread = next(threads);

        ticking.close();
        ticking.close();
        goOn.countDown();

        thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(thread.isAlive()).isFalse();
        assertThat(finished).isTrue();
        assertThat(threads).isEmpty();
    }

    @Test
    void aCallMayCloseItsOwnTicking() throws InterruptedException {
        BlockingQueue<Ticking> self = new LinkedBlockingQueue<>();
        BlockingQueue<Thread> closed = new LinkedBlockingQueue<>();
        self.add(ticker.every(NAME, SHORT, () -> {
            try {
                self.take().close();
                closed.add(Thread.currentThread());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }));

        Thread thread = next(closed);

        thread.join(TimeUnit.SECONDS.toMillis(20));
        assertThat(thread.isAlive()).isFalse();
    }

    @Test
    void leavesFailuresToTheDefaultHandlerIfThereIsNoOther() throws InterruptedException {
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> reported.add(failure));
        try (Ticking ticking = new ThreadTicker().every(NAME, FOREVER, () -> {
            throw new IllegalStateException("thrown by a tick, for the test's sake");
        })) {
            assertThat(next(reported)).isInstanceOf(IllegalStateException.class);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        return queue.poll(20, TimeUnit.SECONDS);
    }
}
