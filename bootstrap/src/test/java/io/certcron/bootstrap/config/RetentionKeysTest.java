package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionKeysTest {

    @Test
    void keepsIntentsForFourHundredDaysAndRunsForEverUnlessToldOtherwise() {
        assertThat(Scenario.complete().configuration().retention())
                .isEqualTo(new Retention(Duration.ofDays(400), Optional.empty()));
    }

    @Test
    void takesBothInDays() {
        assertThat(Scenario.complete()
                        .with("CERTCRON_RETENTION_LEDGER", "60d")
                        .with("CERTCRON_RETENTION_RUNS", "3650d")
                        .configuration()
                        .retention())
                .isEqualTo(new Retention(Duration.ofDays(60), Optional.of(Duration.ofDays(3_650))));
    }

    @ParameterizedTest
    @CsvSource({"CERTCRON_RETENTION_LEDGER, 59d", "CERTCRON_RETENTION_RUNS, 59d", "CERTCRON_RETENTION_RUNS, 400"})
    void refusesWhatWouldDeleteTooEarlyOrHasNoUnit(String variable, String value) {
        assertThat(Scenario.complete().with(variable, value).fault()).contains(variable, "a duration from 60d");
    }

    @Test
    void refusesToDeleteWhatARunCouldStillMakeUpFor() {
        Scenario scenario = Scenario.complete().with("CERTCRON_RETENTION_LEDGER", "60d");

        assertThat(scenario.with("CERTCRON_CATCH_UP_MAX_DAYS", "60").fault())
                .contains("CERTCRON_RETENTION_LEDGER", "longer than catch-up.max-days");
        assertThat(scenario.with("CERTCRON_CATCH_UP_MAX_DAYS", "59")
                        .configuration()
                        .retention()
                        .ledger())
                .isEqualTo(Duration.ofDays(60));
    }
}
