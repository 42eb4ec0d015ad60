package io.certcron.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** However many ask, one reads. */
class RememberedTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void readsOnceForAll() {
        Remembered<Integer> value = new Remembered<>(reads::incrementAndGet, LONG);

        assertThat(value.get()).isEqualTo(1);
        assertThat(value.get()).isEqualTo(1);
    }

    @Test
    void readsAnewAfterAWhile() {
        Remembered<Integer> value = new Remembered<>(reads::incrementAndGet, Duration.ofMillis(1));

        await().until(() -> value.get() > 3);
    }

    @Test
    void readsAnewWhereSomethingWasChanged() {
        Remembered<Integer> value = new Remembered<>(reads::incrementAndGet, LONG);
        value.get();

        value.forget();

        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void keepsNothingThatWasReadBeforeAChange() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch changed = new CountDownLatch(1);
        Remembered<Integer> value = new Remembered<>(
                () -> {
                    int read = reads.incrementAndGet();
                    reading.countDown();
                    waitFor(changed);
                    return read;
                },
                LONG);
        CompletableFuture<Integer> before = CompletableFuture.supplyAsync(value::get);
        reading.await();
        value.forget();
        changed.countDown();

        assertThat(before.get()).isEqualTo(1);
        assertThat(value.get()).isEqualTo(2);
    }

    @Test
    void holdsOneCallerOnlyWhileItIsReadAnew() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        Duration fresh = Duration.ofSeconds(1);
        Remembered<Integer> value = new Remembered<>(
                () -> {
                    int read = reads.incrementAndGet();
                    if (read == 2) {
                        reading.countDown();
                        waitFor(slow);
                    }
                    return read;
                },
                fresh);
        value.get();
        CompletableFuture<Integer> held = CompletableFuture.supplyAsync(() -> {
            await().until(() -> value.get() == 2);
            return value.get();
        });
        reading.await();

        assertThat(CompletableFuture.supplyAsync(value::get).get(1, TimeUnit.SECONDS))
                .isEqualTo(1);
        slow.countDown();
        assertThat(held.get()).isEqualTo(2);
    }

    @Test
    void asksADatabaseThatIsAwayNotForEach() {
        Remembered<Integer> value = new Remembered<>(
                () -> {
                    reads.incrementAndGet();
                    throw new IllegalStateException("away");
                },
                LONG);

        assertThatThrownBy(value::get).hasMessage("away");
        assertThatThrownBy(value::get).hasMessage("away");
        assertThat(reads).hasValue(1);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
