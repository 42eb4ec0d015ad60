package io.certcron.contract.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.contract.HandCrankedTicker;
import io.certcron.contract.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakesTest {

    @Test
    void letANightPass() {
        // region night
        SettableClock clock = new SettableClock(Instant.parse("2026-11-20T12:00:00Z"));
        HandCrankedTicker ticker = new HandCrankedTicker();
        List<Instant> ticks = new ArrayList<>();
        ticker.every("schedules", Duration.ofSeconds(10), () -> ticks.add(clock.instant()));

        clock.advance(Duration.ofDays(1));
        ticker.crank();

        assertThat(ticks).containsExactly(Instant.parse("2026-11-21T12:00:00Z"));
        // endregion
    }
}
