package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.application.port.out.NightlyScheduler;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract of {@link NightlyScheduler}: rules N01 to N10. Here are those about how it calls; those about when it does
 * are in {@link SchedulerTimeRules}.
 */
public abstract class NightlySchedulerContract extends SchedulerTimeRules {

    /** Far longer than a thread needs, so that a deadlock fails the test instead of hanging the build. */
    private static final long DEADLOCK_SECONDS = 30;

    /** A call that must not come would come at once. */
    private static final long MOMENT_MILLIS = 100;

    @ParameterizedTest(name = "N06: ''{0}'' is refused, with a message that says why")
    @ValueSource(strings = {"", "every night", "61 2 * * *", "0 2 * *", "0 25 * * *"})
    @DisplayName("N06: an expression that can't be read is refused")
    void refusesWhatItCannotRead(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedule(expression, ZoneOffset.UTC))
                .satisfies(fault -> assertThat(fault.getMessage()).isNotBlank());
    }

    @Test
    @DisplayName("N07: a closed schedule is not called any more; closing it twice does nothing more")
    void endsWhenClosed() throws InterruptedException {
        ScheduledNightlyRun closed = schedule("0 2 * * *", ZoneOffset.UTC);
        closed.close();
        closed.close();
        BlockingQueue<Instant> later = new LinkedBlockingQueue<>();
        fixture().scheduler().schedule("1 2 * * *", ZoneOffset.UTC, later::add);

        fixture().moveClockTo(Instant.parse("2026-10-25T02:01:00Z"));

        assertThat(poll(later)).as("the call of an open schedule").isNotNull();
        assertThat(calls()).as("the calls of a closed one").isEmpty();
    }

    @Test
    @DisplayName("N08: a callback that throws does not end the schedule")
    void survivesAThrowingCallback() throws InterruptedException {
        fixture().scheduler().schedule("0 2 * * *", ZoneOffset.UTC, due -> {
            calls().add(due);
            throw new IllegalStateException("thrown by a callback, for the contract's sake");
        });

        fixture().moveClockTo(Instant.parse("2026-10-25T02:00:00Z"));
        assertNextCall("2026-10-25T02:00:00Z");
        fixture().moveClockTo(Instant.parse("2026-10-26T02:00:00Z"));
        assertNextCall("2026-10-26T02:00:00Z");
    }

    @Test
    @DisplayName("N09: a schedule's calls come one at a time")
    void callsOneAtATime() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        BlockingQueue<Integer> together = new LinkedBlockingQueue<>();
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        fixture().scheduler().schedule("0 * * * *", ZoneOffset.UTC, due -> {
            together.add(inside.incrementAndGet());
            entered.countDown();
            await(mayReturn);
            inside.decrementAndGet();
        });

        Thread firstMove = moveClockInBackground("2026-10-24T13:00:00Z");
        await(entered);
        Thread secondMove = moveClockInBackground("2026-10-24T14:00:00Z");
        Integer first = poll(together);
        Integer whileTheFirstRuns = together.poll(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        mayReturn.countDown();
        firstMove.join();
        secondMove.join();

        assertThat(first).isEqualTo(1);
        assertThat(whileTheFirstRuns)
                .as("a call while the one before is running")
                .isNull();
        assertThat(poll(together)).as("the next call, after it").isEqualTo(1);
    }

    @Test
    @DisplayName("N10: when the clock jumps over several due instants, the latest of them is called")
    void catchesUpAfterAJump() throws InterruptedException {
        schedule("0 2 * * *", ZoneOffset.UTC);

        fixture().moveClockTo(Instant.parse("2026-10-28T12:00:00Z"));

        Instant latest = Instant.parse("2026-10-28T02:00:00Z");
        Instant called;
        do {
            called = poll(calls());
            assertThat(called).as("a call, up to the latest").isNotNull().isBeforeOrEqualTo(latest);
        } while (!latest.equals(called));
        assertThat(calls()).isEmpty();
    }

    private Thread moveClockInBackground(String instant) {
        Thread mover = new Thread(() -> fixture().moveClockTo(Instant.parse(instant)));
        mover.start();
        return mover;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(DEADLOCK_SECONDS, TimeUnit.SECONDS))
                    .as("did not wait in vain")
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError("Interrupted while waiting", interrupted);
        }
    }
}
