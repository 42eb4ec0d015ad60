package io.certcron.application.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.certcron.domain.SlotPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aChangedScheduleIsSeenWithinTenSeconds() {
        assertThat(settings(Duration.ofSeconds(10), MINUTE).tick()).isEqualTo(NodeSettings.MAX_TICK);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofSeconds(10).plusNanos(1), MINUTE))
                .withMessageStartingWith("tick: must be at most PT10S");
    }

    @Test
    void intervalsArePositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ZERO, MINUTE))
                .withMessage("tick: must be positive, got PT0S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(Duration.ofSeconds(5), Duration.ofSeconds(-1)))
                .withMessage("repair: must be positive, got PT-1S");
    }

    private static NodeSettings settings(Duration tick, Duration repair) {
        return new NodeSettings(tick, repair, SlotPolicy.STANDARD);
    }
}
