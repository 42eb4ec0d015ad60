package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChannelStateTest {

    private static final Duration GIVE_UP_AFTER = Duration.ofSeconds(30);

    private final TestClock clock = new TestClock();
    private final ChannelState state = new ChannelState(clock, GIVE_UP_AFTER);

    @Test
    void letsWorkersGoOnAtFirst() {
        assertThat(state.holdBackFor()).isZero();
        assertThat(state.stopReason()).isEmpty();
    }

    @Test
    void holdsWorkersBackForAsLongAsItIsTold() {
        state.heldBack(Duration.ofSeconds(5));

        clock.advance(Duration.ofSeconds(2));
        assertThat(state.holdBackFor()).isEqualTo(Duration.ofSeconds(3));
        clock.advance(Duration.ofSeconds(3));
        assertThat(state.holdBackFor()).isZero();
    }

    @Test
    void holdsWorkersBackForAMomentAtLeast() {
        state.heldBack(Duration.ZERO);

        assertThat(state.holdBackFor()).isPositive();
    }

    @Test
    void stopsWhereHoldingBackHasGoneOnForTooLong() {
        state.heldBack(Duration.ofSeconds(10));
        clock.advance(GIVE_UP_AFTER.minusMillis(1));
        state.heldBack(Duration.ofSeconds(10));
        assertThat(state.stopReason()).isEmpty();

        clock.advance(Duration.ofMillis(1));
        state.heldBack(Duration.ofSeconds(10));

        assertThat(state.stopReason()).contains(ErrorCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void countsAnewOnceTheServiceHasAnswered() {
        state.heldBack(Duration.ofSeconds(10));
        clock.advance(GIVE_UP_AFTER);
        state.answered();

        state.heldBack(Duration.ofSeconds(10));

        assertThat(state.stopReason()).isEmpty();
    }

    @Test
    void keepsTheFirstReasonToStop() {
        state.stop(ErrorCode.SERVICE_UNAUTHORIZED);
        state.stop(ErrorCode.UNEXPECTED_EXCEPTION);

        assertThat(state.stopReason()).contains(ErrorCode.SERVICE_UNAUTHORIZED);
    }
}
