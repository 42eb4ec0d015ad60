package io.certcron.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {

    @Test
    void are30And14And7DaysUnlessConfigured() {
        assertThat(Thresholds.STANDARD.days()).containsExactly(30, 14, 7);
    }

    @Test
    void areKeptFromLargestToSmallest() {
        assertThat(new Thresholds(List.of(1, 90, 14)).days()).containsExactly(90, 14, 1);
    }

    @Test
    void areAtLeastOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(List.of()))
                .withMessageContaining("thresholds: at least one");
    }

    @Test
    void areNamedOnlyOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(List.of(30, 14, 30)))
                .withMessageContaining("only once")
                .withMessageContaining("[30, 14, 30]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3_650})
    void reachFromOneDayToTenYears(int days) {
        assertThat(new Thresholds(List.of(days)).days()).containsExactly(days);
        assertThat(new Action.Reminder(days).thresholdDays()).isEqualTo(days);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 3_651})
    void reachNoFurther(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Thresholds(List.of(30, days)))
                .withMessage("threshold: must be 1 to 3650 days, got " + days);
        assertThatIllegalArgumentException().isThrownBy(() -> new Action.Reminder(days));
    }
}
