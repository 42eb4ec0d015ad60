package io.certcron.application.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.log.CapturedEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {

    private static final Instant LOCAL = Instant.parse("2026-11-21T01:30:00Z");
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private final DatabaseClock clock = new DatabaseClock(Clock.fixed(LOCAL, ZoneOffset.UTC));
    private final CapturedEvents events = new CapturedEvents();

    @Test
    void showsTheLocalTimeBeforeTheDatabaseHasToldItsOwn() {
        assertThat(clock.instant()).isEqualTo(LOCAL);
        assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    }

    @Test
    void goesByTheDatabaseInEveryZone() {
        Clock inOslo = clock.withZone(OSLO);

        Duration behind = clock.follow(LOCAL.plus(Duration.ofHours(5)));

        assertThat(behind).isEqualTo(Duration.ofHours(5));
        assertThat(clock.instant()).isEqualTo("2026-11-21T06:30:00Z");
        assertThat(inOslo.instant()).isEqualTo("2026-11-21T06:30:00Z");
        assertThat(inOslo.getZone()).isEqualTo(OSLO);
    }

    @Test
    void tellsOnceThatTheLocalClockIsWrongAndAgainAfterItWasRight() {
        ClockWatch watch = new ClockWatch(clock, events.log());

        watch.follow(LOCAL.plusSeconds(10));
        assertThat(events.all()).as("ten seconds").isEmpty();
        watch.follow(LOCAL.minusSeconds(11));
        watch.follow(LOCAL.minusSeconds(12));
        assertThat(events.only().errorCode()).isEqualTo("CLOCK_SKEWED");
        assertThat(events.only().context()).containsEntry("behind_ms", -11_000L);
        watch.follow(LOCAL);
        watch.follow(LOCAL.plusSeconds(60));

        assertThat(events.all()).hasSize(2);
        assertThat(clock.instant()).isEqualTo(LOCAL.plusSeconds(60));
    }
}
