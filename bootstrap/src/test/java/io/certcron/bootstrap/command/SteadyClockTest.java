package io.certcron.bootstrap.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.contract.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

    private static final Instant START = Instant.parse("2026-11-21T01:30:00Z");
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @Test
    void goesOnByItselfWhateverBecomesOfTheOtherClock() {
        SettableClock machine = new SettableClock(START);
        SteadyClock clock = SteadyClock.startingFrom(machine);

        machine.advance(Duration.ofHours(3));

        await().atMost(Duration.ofSeconds(5)).until(() -> clock.instant().isAfter(START.plusMillis(20)));
        assertThat(clock.instant()).isBetween(START, START.plusSeconds(60));
        assertThat(clock.withZone(OSLO).instant()).isBetween(START, START.plusSeconds(60));
        assertThat(clock.withZone(OSLO).getZone()).isEqualTo(OSLO);
    }
}
