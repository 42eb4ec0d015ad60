package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final TestClock clock = new TestClock();
    private final AtomicBoolean stopAsked = new AtomicBoolean();

    @Test
    void isOverWhenTheTimeBudgetIsUsedUp() {
        Deadline deadline = within(Duration.ofMinutes(1));

        clock.advance(Duration.ofMillis(59_999));
        assertThat(deadline.isOver()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void isOverWhenSomebodyAsksToStop() {
        Deadline deadline = within(Duration.ofMinutes(1));

        stopAsked.set(true);

        assertThat(deadline.isOver()).isTrue();
    }

    @Test
    void isFarAwayWithoutATimeBudget() {
        Deadline deadline = new Deadline(clock, Optional.empty(), stopAsked::get);

        clock.advance(Duration.ofDays(300));

        assertThat(deadline.isOver()).isFalse();
        assertThat(deadline.atMost(Duration.ofHours(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void canBeFurtherAwayThanTimeReaches() {
        assertThat(within(Duration.ofSeconds(Long.MAX_VALUE)).isOver()).isFalse();
    }

    @Test
    void cutsAWaitShort() {
        Deadline deadline = within(Duration.ofSeconds(10));

        assertThat(deadline.atMost(Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
        assertThat(deadline.atMost(Duration.ofSeconds(11))).isEqualTo(Duration.ofSeconds(10));
        clock.advance(Duration.ofSeconds(11));
        assertThat(deadline.atMost(Duration.ofSeconds(9))).isZero();
    }

    private Deadline within(Duration budget) {
        return new Deadline(clock, Optional.of(budget), stopAsked::get);
    }
}
