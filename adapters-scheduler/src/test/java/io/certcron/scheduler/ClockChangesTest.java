package io.certcron.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.FireTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A nightly 02:30 in every region zone, across every clock change from 2023 to 2030. */
class ClockChangesTest {

    private static final FireTimes FIRE_TIMES = new CronUtilsFireTimes();
    private static final String AT_HALF_PAST_TWO = "30 2 * * *";
    private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);
    private static final Instant FROM = Instant.parse("2023-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2031-01-01T00:00:00Z");
    private static final int NIGHTS = 4;

    private static final List<ChangeOfClock> CHANGES = ZoneId.getAvailableZoneIds().stream()
            .filter(id -> id.contains("/"))
            .map(ZoneId::of)
            .flatMap(ClockChangesTest::changes)
            .toList();

    @Test
    void looksAtThousandsOfClockChanges() {
        assertThat(CHANGES).hasSizeGreaterThan(2_000);
        assertThat(CHANGES).filteredOn(change -> change.transition.isGap()).hasSizeGreaterThan(1_000);
    }

    @Test
    void missesNoNightAndRunsNoneTwice() {
        assertThat(CHANGES).allSatisfy(change -> assertThat(change.due)
                .map(due -> LocalDate.ofInstant(due, change.zone))
                .containsExactlyElementsOf(change.nights()));
    }

    @Test
    void runsAtHalfPastTwoWhereverThereIsSuchATimeAndElseRightAfterTheGap() {
        assertThat(CHANGES).allSatisfy(change -> assertThat(change.due)
                .allMatch(due -> LocalTime.ofInstant(due, change.zone).equals(HALF_PAST_TWO)
                        || due.equals(change.transition.getInstant())));
    }

    @Test
    void findsTheSameStepByStepAsInOneGo() {
        assertThat(CHANGES).allSatisfy(change -> {
            Instant before = change.due.get(0);
            for (Instant due : change.due.subList(1, NIGHTS)) {
                assertThat(FIRE_TIMES.next(AT_HALF_PAST_TWO, change.zone, before))
                        .contains(due);
                before = due;
            }
        });
    }

    private static Stream<ChangeOfClock> changes(ZoneId zone) {
        ZoneRules rules = zone.getRules();
        return Stream.iterate(
                        rules.nextTransition(FROM),
                        change -> change != null && change.getInstant().isBefore(TO),
                        change -> rules.nextTransition(change.getInstant()))
                .map(change -> ChangeOfClock.of(change, zone));
    }

    /**
     * A clock change and what was due around it.
     *
     * @param firstNight the night before the change
     * @param due as many due instants as there are nights to look at
     */
    private record ChangeOfClock(
            ZoneId zone, ZoneOffsetTransition transition, LocalDate firstNight, List<Instant> due) {

        static ChangeOfClock of(ZoneOffsetTransition transition, ZoneId zone) {
            LocalDate firstNight = transition.getDateTimeBefore().toLocalDate().minusDays(1);
            Instant noonBefore =
                    firstNight.minusDays(1).atTime(LocalTime.NOON).atZone(zone).toInstant();
            List<Instant> due = FIRE_TIMES.between(AT_HALF_PAST_TWO, zone, noonBefore, Instant.MAX, NIGHTS);
            return new ChangeOfClock(zone, transition, firstNight, due);
        }

        List<LocalDate> nights() {
            return firstNight.datesUntil(firstNight.plusDays(NIGHTS)).toList();
        }
    }
}
