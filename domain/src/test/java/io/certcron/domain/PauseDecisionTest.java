package io.certcron.domain;

import static io.certcron.domain.Certifications.expiring;
import static io.certcron.domain.Certifications.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PauseDecisionTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);
    private static final PauseDecision DUE = new PauseDecision.Due();
    private static final PauseDecision NOT_DUE = new PauseDecision.NotDue();

    private final ExpiryPolicy policy = ExpiryPolicy.STANDARD;

    @Test
    void isDueOnTheExpiryDateAlone() {
        PlanningWindow window = PlanningWindow.ofOneNight(TONIGHT);

        assertThat(policy.decidePause(expiring(TONIGHT), window)).isEqualTo(DUE);
        assertThat(policy.decidePause(expiring(TONIGHT.minusDays(1)), window)).isEqualTo(NOT_DUE);
        assertThat(policy.decidePause(expiring(TONIGHT.plusDays(1)), window)).isEqualTo(NOT_DUE);
    }

    @Test
    void isDueForEveryDateThatTenNightsDownLeftOut() {
        PlanningWindow window = policy.window(TONIGHT, Optional.of(TONIGHT.minusDays(11)));

        for (int nightsAgo = 0; nightsAgo <= 10; nightsAgo++) {
            assertThat(policy.decidePause(expiring(TONIGHT.minusDays(nightsAgo)), window))
                    .as("%d nights ago", nightsAgo)
                    .isEqualTo(DUE);
        }
        assertThat(policy.decidePause(expiring(TONIGHT.minusDays(11)), window))
                .as("planned before")
                .isEqualTo(NOT_DUE);
    }

    @Test
    void isNotDueForWhatLiesBeyondTheCatchUpLimit() {
        PlanningWindow window = policy.window(TONIGHT, Optional.of(TONIGHT.minusYears(1)));

        assertThat(policy.decidePause(expiring(TONIGHT.minusDays(13)), window)).isEqualTo(DUE);
        assertThat(policy.decidePause(expiring(TONIGHT.minusDays(14)), window)).isEqualTo(NOT_DUE);
    }

    @Test
    void isDueForTodayAloneOnTheFirstRunEver() {
        PlanningWindow window = policy.window(TONIGHT, Optional.empty());

        assertThat(policy.decidePause(expiring(TONIGHT), window)).isEqualTo(DUE);
        assertThat(policy.decidePause(expiring(TONIGHT.minusDays(1)), window)).isEqualTo(NOT_DUE);
    }

    @Test
    void isDueOn29FebruaryAndOn1MarchInTheirTurn() {
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        LocalDate firstOfMarch = LocalDate.of(2028, 3, 1);

        assertThat(policy.decidePause(expiring(leapDay), PlanningWindow.ofOneNight(leapDay)))
                .isEqualTo(DUE);
        assertThat(policy.decidePause(expiring(leapDay), PlanningWindow.ofOneNight(firstOfMarch)))
                .isEqualTo(NOT_DUE);
        assertThat(policy.decidePause(expiring(firstOfMarch), PlanningWindow.ofOneNight(leapDay)))
                .isEqualTo(NOT_DUE);
        assertThat(policy.decidePause(expiring(firstOfMarch), PlanningWindow.ofOneNight(firstOfMarch)))
                .isEqualTo(DUE);
    }

    @Test
    void followsAnExpiryDateThatMoved() {
        PlanningWindow window = PlanningWindow.ofOneNight(TONIGHT);

        assertThat(policy.decidePause(expiring(TONIGHT.plusYears(1)), window))
                .as("renewed")
                .isEqualTo(NOT_DUE);
        assertThat(policy.decidePause(expiring(TONIGHT), window))
                .as("moved to tonight")
                .isEqualTo(DUE);
        assertThat(policy.decidePause(expiring(TONIGHT.minusDays(3)), window))
                .as("moved into the past: for the monitor, not for the planner")
                .isEqualTo(NOT_DUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "Active", ""})
    void isNotDueForAnyOtherStatus(String status) {
        assertThat(policy.decidePause(withStatus(status, TONIGHT), PlanningWindow.ofOneNight(TONIGHT)))
                .isEqualTo(NOT_DUE);
    }
}
