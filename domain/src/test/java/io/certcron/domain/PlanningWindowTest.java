package io.certcron.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanningWindowTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    @Test
    void isOneNightAfterAnOrdinaryNight() {
        assertThat(ExpiryPolicy.STANDARD.window(TONIGHT, Optional.of(TONIGHT.minusDays(1))))
                .isEqualTo(PlanningWindow.ofOneNight(TONIGHT));
    }

    @Test
    void isOneNightForTheFirstRunEver() {
        assertThat(ExpiryPolicy.STANDARD.window(TONIGHT, Optional.empty()))
                .isEqualTo(new PlanningWindow(TONIGHT, TONIGHT.minusDays(1)));
    }

    @Test
    void reachesBackToTheLastPlannedNight() {
        assertThat(ExpiryPolicy.STANDARD
                        .window(TONIGHT, Optional.of(TONIGHT.minusDays(11)))
                        .since())
                .isEqualTo(TONIGHT.minusDays(11));
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 400})
    void reachesBackNoFurtherThanTheCatchUpLimit(int nights) {
        assertThat(ExpiryPolicy.STANDARD
                        .window(TONIGHT, Optional.of(TONIGHT.minusDays(nights)))
                        .since())
                .isEqualTo(TONIGHT.minusDays(14));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void mustBeginBeforeItsBusinessDate(int daysLater) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlanningWindow(TONIGHT, TONIGHT.plusDays(daysLater)))
                .withMessageContaining("since");
    }

    @Test
    void pausesWhatExpiresAfterSinceAndThroughTheBusinessDate() {
        PlanningWindow window = new PlanningWindow(TONIGHT, TONIGHT.minusDays(3));

        assertThat(window.pauseRange()).isEqualTo(new DateRange(TONIGHT.minusDays(3), TONIGHT));
    }

    @Test
    void remindsOfWhatReachesTheThresholdInTheWindow() {
        PlanningWindow window = new PlanningWindow(TONIGHT, TONIGHT.minusDays(3));

        assertThat(window.reminderRange(30)).isEqualTo(new DateRange(TONIGHT.plusDays(27), TONIGHT.plusDays(30)));
    }

    @Test
    void remindsOfNothingThatHasExpired() {
        PlanningWindow window = new PlanningWindow(TONIGHT, TONIGHT.minusDays(10));

        assertThat(window.reminderRange(7)).isEqualTo(new DateRange(TONIGHT, TONIGHT.plusDays(7)));
    }
}
