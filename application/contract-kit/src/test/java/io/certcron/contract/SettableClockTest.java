package io.certcron.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {

    private final SettableClock clock = new SettableClock(Instant.EPOCH);

    @Test
    void standsStillUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);

        clock.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH.plusSeconds(3_600));

        clock.setTo(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void movesTogetherWithItselfInAnotherZone() {
        ZoneId oslo = ZoneId.of("Europe/Oslo");
        SettableClock there = clock.withZone(oslo);

        clock.advance(Duration.ofDays(1));

        assertThat(there.getZone()).isEqualTo(oslo);
        assertThat(there.instant()).isEqualTo(clock.instant());
    }
}
