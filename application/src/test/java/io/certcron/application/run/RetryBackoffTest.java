package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryBackoffTest {

    private final RetryBackoff backoff = new RetryBackoff(Duration.ofSeconds(1), Duration.ofSeconds(10));

    @ParameterizedTest
    @CsvSource({
        "1, 0.0, 500",
        "1, 0.5, 750",
        "1, 1.0, 1000",
        "2, 0.0, 1000",
        "2, 1.0, 2000",
        "4, 1.0, 8000",
        "5, 1.0, 10000",
        "2147483647, 0.0, 5000"
    })
    void doublesUpToTheLongestAndLeavesHalfToChance(int attempt, double jitter, long expectedMillis) {
        assertThat(backoff.after(attempt, Optional.empty(), jitter)).isEqualTo(Duration.ofMillis(expectedMillis));
    }

    @Test
    void waitsAtLeastAsLongAsItIsAskedTo() {
        assertThat(backoff.after(1, Optional.of(Duration.ofMinutes(3)), 1)).isEqualTo(Duration.ofMinutes(3));
        assertThat(backoff.after(1, Optional.of(Duration.ZERO), 1)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsNoLongerThanADayWhateverItIsAsked() {
        assertThat(backoff.after(1, Optional.of(Duration.ofSeconds(Long.MAX_VALUE)), 1))
                .isEqualTo(RetryBackoff.LONGEST_ASKED_FOR);
    }

    @Test
    void refusesBoundsThatAreNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryBackoff(Duration.ZERO, Duration.ofSeconds(1)))
                .withMessageStartingWith("backoff: first must be positive");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryBackoff(Duration.ofSeconds(-1), Duration.ofSeconds(1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetryBackoff(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertThat(new RetryBackoff(Duration.ofSeconds(1), Duration.ofSeconds(1)).longest())
                .isEqualTo(Duration.ofSeconds(1));
    }
}
