package io.certcron.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiryPolicyTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    @Test
    void needsAnActiveStatus() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpiryPolicy(Thresholds.STANDARD, Set.of(), 14))
                .withMessageContaining("activeStatuses");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpiryPolicy(Thresholds.STANDARD, Set.of("active", ""), 14))
                .withMessageContaining("activeStatuses");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 366})
    void catchesUpOverOneNightToAYear(int days) {
        ExpiryPolicy policy = new ExpiryPolicy(Thresholds.STANDARD, Set.of("active"), days);

        assertThat(policy.window(TONIGHT, Optional.of(TONIGHT.minusYears(2))).since())
                .isEqualTo(TONIGHT.minusDays(days));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 367})
    void catchesUpOverNothingElse(int days) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ExpiryPolicy(Thresholds.STANDARD, Set.of("active"), days))
                .withMessageContaining("catchUpMaxDays")
                .withMessageContaining(String.valueOf(days));
    }

    @Test
    void plansNoNightThatLiesBehindTheLastPlannedOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpiryPolicy.STANDARD.window(TONIGHT, Optional.of(TONIGHT)))
                .withMessageContaining("since");
    }
}
