package io.certcron.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Business dates are calendar dates: what the clock does in between changes nothing about which nights are planned. */
class BusinessDateTest {

    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    @ParameterizedTest(name = "the night of {0} has {1} hours")
    @CsvSource({"2027-03-28, 23", "2026-10-25, 25", "2026-11-21, 24"})
    void eachDayHasOneWindowHoweverLongItIs(LocalDate day, int hours) {
        Instant start = day.atStartOfDay(OSLO).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(OSLO).toInstant();
        assertThat(Duration.between(start, end)).hasHours(hours);

        for (Instant hour = start; hour.isBefore(end); hour = hour.plus(Duration.ofHours(1))) {
            assertThat(LocalDate.ofInstant(hour, OSLO)).isEqualTo(day);
        }
        assertThat(windowOf(end)).isEqualTo(new PlanningWindow(day.plusDays(1), day));
    }

    @Test
    void consecutiveLocalDatesShareNoNightAndLeaveNoneOut() {
        LocalDate firstDay = LocalDate.of(2026, 10, 1);
        List<LocalDate> planned = new ArrayList<>();
        Optional<LocalDate> last = Optional.of(firstDay.minusDays(1));
        for (LocalDate day = firstDay; day.isBefore(LocalDate.of(2027, 5, 1)); day = day.plusDays(1)) {
            Instant twoThirty = day.atTime(2, 30).atZone(OSLO).toInstant();
            PlanningWindow window = ExpiryPolicy.STANDARD.window(LocalDate.ofInstant(twoThirty, OSLO), last);
            window.since()
                    .plusDays(1)
                    .datesUntil(window.businessDate().plusDays(1))
                    .forEach(planned::add);
            last = Optional.of(window.businessDate());
        }

        assertThat(planned)
                .containsExactlyElementsOf(
                        firstDay.datesUntil(LocalDate.of(2027, 5, 1)).toList());
    }

    @Test
    void aRunAtOneMinuteToMidnightAndOneAfterItAreForTwoDates() {
        LocalDate day = LocalDate.of(2026, 11, 21);
        Instant before = day.atTime(23, 59).atZone(OSLO).toInstant();
        Instant after = day.plusDays(1).atTime(LocalTime.of(0, 1)).atZone(OSLO).toInstant();

        assertThat(windowOf(before)).isEqualTo(PlanningWindow.ofOneNight(day));
        assertThat(windowOf(after)).isEqualTo(PlanningWindow.ofOneNight(day.plusDays(1)));
    }

    @Test
    void oneInstantIsForDifferentDatesInDifferentZones() {
        Instant instant = Instant.parse("2026-11-21T11:30:00Z");

        assertThat(LocalDate.ofInstant(instant, ZoneId.of("Pacific/Kiritimati")))
                .isEqualTo("2026-11-22");
        assertThat(LocalDate.ofInstant(instant, OSLO)).isEqualTo("2026-11-21");
    }

    private static PlanningWindow windowOf(Instant instant) {
        LocalDate businessDate = LocalDate.ofInstant(instant, OSLO);
        return ExpiryPolicy.STANDARD.window(businessDate, Optional.of(businessDate.minusDays(1)));
    }
}
