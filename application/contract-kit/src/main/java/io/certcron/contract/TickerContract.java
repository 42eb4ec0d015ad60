package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.Ticker;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The contract of {@link Ticker}: rules K01 to K08. Ticks are a matter of time, so each rule takes a moment: one that
 * waits for a tick waits no longer than it has to.
 */
@ExtendWith(NamesBrokenRule.class)
public abstract class TickerContract {

    /** The interval of most rules, in which a tick must not come too early. */
    static final Duration INTERVAL = Duration.ofMillis(30);

    private static final Duration FOR_EVER = Duration.ofDays(1);

    /** An operating system may wake a thread a little early. */
    private static final Duration EARLY = Duration.ofMillis(5);

    /** To be extended by the test of an implementation. */
    protected TickerContract() {}

    /** {@return the ticker under test} */
    protected abstract Ticker ticker();

    /**
     * Lets about as much time pass: real time, as that is what a ticker is about. To be overridden where it brings no tick.
     *
     * @param duration zero or positive
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    protected void letPass(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }

    /** {@return how long a rule waits for a tick, at most: far longer than a thread needs} */
    protected Duration patience() {
        return Duration.ofSeconds(10);
    }

    @Test
    @DisplayName("K01: it ticks at once, however long the interval")
    void ticksAtOnce() throws InterruptedException {
        BlockingQueue<String> ticks = new LinkedBlockingQueue<>();
        try (Ticker.Ticking ignored = ticker().every("k01", FOR_EVER, () -> ticks.add("tick"))) {
            assertTick(ticks, "the first tick");
        }
    }

    @Test
    @DisplayName("K02: it ticks again and again")
    void ticksAgain() throws InterruptedException {
        BlockingQueue<String> ticks = new LinkedBlockingQueue<>();
        try (Ticker.Ticking ignored = ticker().every("k02", INTERVAL, () -> ticks.add("tick"))) {
            assertTick(ticks, "the first tick");
            assertTick(ticks, "the second tick");
            assertTick(ticks, "the third tick");
        }
    }

    @Test
    @DisplayName("K03: between the end of a call and the next one lies the interval")
    void waitsBetweenCalls() throws InterruptedException {
        BlockingQueue<Long> begins = new LinkedBlockingQueue<>();
        BlockingQueue<Long> ends = new LinkedBlockingQueue<>();
        try (Ticker.Ticking ignored = ticker().every("k03", INTERVAL, () -> {
            begins.add(System.nanoTime());
            pause(INTERVAL.multipliedBy(2));
            ends.add(System.nanoTime());
        })) {
            awaitTick(begins, "the first tick");
            long end = awaitTick(ends, "the end of the first tick");
            long next = awaitTick(begins, "the second tick");

            assertThat(Duration.ofNanos(next - end)).isGreaterThanOrEqualTo(INTERVAL.minus(EARLY));
        }
    }

    @Test
    @DisplayName("K04: calls come one at a time")
    void callsOneAtATime() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        BlockingQueue<Integer> together = new LinkedBlockingQueue<>();
        CountDownLatch mayReturn = new CountDownLatch(1);
        try (Ticker.Ticking ignored = ticker().every("k04", INTERVAL, () -> {
            together.add(inside.incrementAndGet());
            await(mayReturn);
            inside.decrementAndGet();
        })) {
            assertThat(awaitTick(together, "the first tick")).isEqualTo(1);
            letPass(INTERVAL.multipliedBy(3));
            assertThat(together).as("calls while the first is under way").isEmpty();
            mayReturn.countDown();
            assertThat(awaitTick(together, "the next tick"))
                    .as("calls at the same time")
                    .isEqualTo(1);
        }
    }

    @Test
    @DisplayName("K05: a call that throws ends nothing")
    void survivesAThrowingTick() throws InterruptedException {
        BlockingQueue<String> ticks = new LinkedBlockingQueue<>();
        try (Ticker.Ticking ignored = ticker().every("k05", INTERVAL, () -> {
            ticks.add("tick");
            throw new IllegalStateException("thrown by a tick, for the contract's sake");
        })) {
            assertTick(ticks, "the first tick");
            assertTick(ticks, "a tick after one that threw");
        }
    }

    @Test
    @DisplayName("K06: closing ends the ticking, and no other; closing twice does nothing more")
    void endsWhenClosed() throws InterruptedException {
        BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        BlockingQueue<String> open = new LinkedBlockingQueue<>();
        Ticker ticker = ticker();
        Ticker.Ticking ticking = ticker.every("k06-closed", INTERVAL, () -> closed.add("tick"));
        try (Ticker.Ticking ignored = ticker.every("k06-open", INTERVAL, () -> open.add("tick"))) {
            assertTick(closed, "a tick before closing");
            ticking.close();
            ticking.close();
            letPass(INTERVAL);
            closed.clear();
            open.clear();

            assertTick(open, "a tick of another ticking");
            assertTick(open, "another tick of another ticking");
            assertThat(closed).as("ticks after closing").isEmpty();
        }
    }

    @Test
    @DisplayName("K07: closing lets a call that is under way finish, uninterrupted")
    void finishesWhatIsUnderWay() throws InterruptedException {
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        CountDownLatch mayReturn = new CountDownLatch(1);
        Ticker.Ticking ticking = ticker().every("k07", INTERVAL, () -> {
            events.add("begin");
            await(mayReturn);
            events.add("end");
        });
        assertTick(events, "the first tick");

        Thread closing = new Thread(ticking::close);
        closing.start();
        letPass(INTERVAL);
        mayReturn.countDown();
        closing.join(patience().toMillis());

        assertThat(awaitTick(events, "the end of the call")).isEqualTo("end");
        letPass(INTERVAL.multipliedBy(3));
        assertThat(events).as("ticks after closing").isEmpty();
    }

    @Test
    @DisplayName("K08: a call that takes long holds up no other ticking")
    void keepsTickingsApart() throws InterruptedException {
        BlockingQueue<String> slow = new LinkedBlockingQueue<>();
        BlockingQueue<String> quick = new LinkedBlockingQueue<>();
        CountDownLatch mayReturn = new CountDownLatch(1);
        Ticker ticker = ticker();
        try (Ticker.Ticking first = ticker.every("k08-slow", INTERVAL, () -> {
                    slow.add("tick");
                    await(mayReturn);
                });
                Ticker.Ticking second = ticker.every("k08-quick", INTERVAL, () -> quick.add("tick"))) {
            assertTick(slow, "the slow tick");
            quick.clear();
            assertTick(quick, "a tick of the quick ticking");
            assertTick(quick, "another tick of the quick ticking");
            mayReturn.countDown();
        }
    }

    private void assertTick(BlockingQueue<String> ticks, String what) throws InterruptedException {
        assertThat(awaitTick(ticks, what)).as(what).isNotBlank();
    }

    private <T> T awaitTick(BlockingQueue<T> ticks, String what) throws InterruptedException {
        long deadline = System.nanoTime() + patience().toNanos();
        @Nullable T tick = ticks.poll();
        while (tick == null && System.nanoTime() < deadline) {
            letPass(Duration.ofMillis(5));
            tick = ticks.poll();
        }
        if (tick == null) {
            throw new AssertionError("Waited in vain for " + what);
        }
        return tick;
    }

    /** A tick that takes its time. */
    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            throw new AssertionError("A tick was interrupted", interrupted);
        }
    }

    private void await(CountDownLatch latch) {
        try {
            if (!latch.await(3 * patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("A tick waited in vain");
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError("A tick was interrupted", interrupted);
        }
    }
}
