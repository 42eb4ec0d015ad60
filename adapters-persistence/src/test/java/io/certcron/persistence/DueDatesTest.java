package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.DateRange;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.Thresholds;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueDatesTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    @Test
    void hasOneDateForEachThresholdOnAnOrdinaryNight() {
        assertThat(DueDates.ofReminders(Thresholds.STANDARD, PlanningWindow.ofOneNight(TONIGHT)))
                .containsExactly(between(6, 7), between(13, 14), between(29, 30));
    }

    @Test
    void mergesTheRangesOfThresholdsThatMeetOrOverlap() {
        PlanningWindow afterTenNights = new PlanningWindow(TONIGHT, TONIGHT.minusDays(10));

        assertThat(DueDates.ofReminders(Thresholds.STANDARD, afterTenNights))
                .containsExactly(between(0, 14), between(20, 30));
        assertThat(DueDates.ofReminders(new Thresholds(List.of(2, 1)), PlanningWindow.ofOneNight(TONIGHT)))
                .containsExactly(between(0, 2));
    }

    @Test
    void leavesOutImplausiblyOldPauses() {
        PlanningWindow endless = new PlanningWindow(TONIGHT, LocalDate.of(1, 1, 1));

        assertThat(DueDates.ofPauses(endless)).containsExactly(new DateRange(LocalDate.of(1926, 11, 20), TONIGHT));
        assertThat(DueDates.ofPauses(PlanningWindow.ofOneNight(TONIGHT))).containsExactly(between(-1, 0));
    }

    private static DateRange between(long after, long through) {
        return new DateRange(TONIGHT.plusDays(after), TONIGHT.plusDays(through));
    }
}
