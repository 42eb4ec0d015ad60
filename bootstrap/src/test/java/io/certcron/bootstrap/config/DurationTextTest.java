package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "90s, PT1M30S", "10m, PT10M", "2h, PT2H", "1d, PT24H", "0s, PT0S", "007s, PT7S"})
    void readsAWholeNumberAndItsUnit(String text, Duration duration) {
        assertThat(DurationText.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 0s", "PT0.01S, 10ms", "PT1.5S, 1500ms", "PT90S, 90s", "PT4M, 4m", "PT1H, 1h", "PT168H, 7d"})
    void writesTheLargestUnitOfWhichItIsAWholeNumber(Duration duration, String text) {
        assertThat(DurationText.write(duration)).isEqualTo(text);
        assertThat(DurationText.parse(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "5 s",
                " 5s",
                "5s ",
                "5S",
                "1.5h",
                "-5s",
                "+5s",
                "PT5S",
                "5sec",
                "1h30m",
                "٣s",
                "1234567890s"
            })
    void readsNothingElse(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }
}
