package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of {@link Sleeper}: rules Z01 to Z03. */
@ExtendWith(NamesBrokenRule.class)
public abstract class SleeperContract {

    private static final Duration NAP = Duration.ofMillis(20);

    /** A real sleeper may be woken a little early by its operating system's clock. */
    private static final Duration EARLY = Duration.ofMillis(5);

    /** To be extended by the test of an implementation. */
    protected SleeperContract() {}

    /** {@return the sleeper under test} */
    protected abstract Sleeper sleeper();

    /** {@return a clock that shows how long it slept} */
    protected abstract Clock clock();

    @Test
    @DisplayName("Z01: it waits for about the duration")
    void waits() throws InterruptedException {
        Instant before = clock().instant();

        sleeper().sleep(NAP);

        assertThat(Duration.between(before, clock().instant())).isGreaterThanOrEqualTo(NAP.minus(EARLY));
    }

    @Test
    @DisplayName("Z02: it returns at once where the duration is zero")
    void returnsAtOnce() throws InterruptedException {
        Instant before = clock().instant();

        sleeper().sleep(Duration.ZERO);

        assertThat(Duration.between(before, clock().instant())).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("Z03: an interrupted thread does not wait")
    void heedsInterruption() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> sleeper().sleep(Duration.ofHours(1))).isInstanceOf(InterruptedException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
