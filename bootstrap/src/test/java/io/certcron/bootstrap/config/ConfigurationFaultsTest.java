package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.config.ConfigurationOutcome.Faulty;
import io.certcron.bootstrap.config.SettingSource.FileLine;
import io.certcron.bootstrap.config.SettingSource.Nowhere;
import io.certcron.bootstrap.config.SettingSource.Variable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFaultsTest {

    @TempDir
    private Path directory;

    @Test
    void namesEverythingThatACommandNeedsAndNobodySet() {
        List<ConfigurationFault> faults =
                Scenario.empty().needing(Needs.DATABASE, Needs.SERVICES).faults();

        assertThat(faults)
                .extracting(fault -> fault.key().orElseThrow())
                .containsExactly(
                        "database.url",
                        "reminder.url",
                        "reminder.token",
                        "management.url",
                        "management.token",
                        "database.user");
        assertThat(faults).allSatisfy(fault -> assertThat(fault.source()).isEqualTo(new Nowhere()));
        assertThat(faults.get(0).describe())
                .isEqualTo("database.url (CERTCRON_DATABASE_URL), not set: it is needed and missing. Set"
                        + " CERTCRON_DATABASE_URL, or database.url in the configuration file, to a JDBC address without"
                        + " user@, such as jdbc:postgresql://db.example.org:5432/certifications.");
    }

    @Test
    void asksNoServicesOfACommandThatNeedsTheDatabaseAlone() {
        List<ConfigurationFault> faults =
                Scenario.empty().needing(Needs.DATABASE).faults();

        assertThat(faults)
                .extracting(fault -> fault.key().orElseThrow())
                .containsExactly("database.url", "database.user");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CERTCRON_DATABASE_URL | jdbc:mysql://h/d | the value is not a JDBC address",
                "CERTCRON_DATABASE_URL | jdbc:postgresql://me:secret@h/d | the value is not a JDBC address",
                "CERTCRON_DATABASE_URL | jdbc:postgresql://h:x/d | the value is not a JDBC address",
                "CERTCRON_DATABASE_URL | jdbc:postgresql://h/d?a=%zz | the value is not a JDBC address",
                "CERTCRON_DATABASE_POOL_SIZE | twelve | \"twelve\" is not a whole number from 7 to 500",
                "CERTCRON_DATABASE_POOL_SIZE | 501 | \"501\" is not a whole number",
                "CERTCRON_DATABASE_SCHEMA | Public | \"Public\" is not a plain SQL identifier",
                "CERTCRON_DATABASE_CERTIFICATIONS_TABLE | x;drop | \"x;drop\" is not a plain SQL identifier",
                "CERTCRON_DATABASE_PAUSED_STATUS | it's | \"it's\" is not a word",
                "CERTCRON_REMINDER_URL | ftp://h | the value is not an http or https address",
                "CERTCRON_REMINDER_URL | https://me:secret@h | the value is not an http or https address",
                "CERTCRON_REMINDER_URL | https://h?token=secret | the value is not an http or https address",
                "CERTCRON_REMINDER_URL | https://h#f | the value is not an http or https address",
                "CERTCRON_REMINDER_URL | https://h:65536 | the value is not an http or https address",
                "CERTCRON_REMINDER_URL | /api | the value is not an http or https address",
                "CERTCRON_REMINDER_URL | not a url | the value is not an http or https address",
                "CERTCRON_MANAGEMENT_TOKEN | two words | the value is not a token",
                "CERTCRON_MANAGEMENT_REDELIVERY | maybe | \"maybe\" is not the word always or never",
                "CERTCRON_ZONE | Europe/Olso | \"Europe/Olso\" is not UTC or the IANA name of a region",
                "CERTCRON_ZONE | +02:00 | \"+02:00\" is not UTC",
                "CERTCRON_ZONE | CET | \"CET\" is not UTC",
                "CERTCRON_THRESHOLDS | 30,14,30 | \"30,14,30\" is not a list of whole numbers",
                "CERTCRON_THRESHOLDS | 30,,7 | \"30,,7\" is not a list of whole numbers",
                "CERTCRON_THRESHOLDS | 0 | \"0\" is not a list of whole numbers from 1 to 3650",
                "CERTCRON_ACTIVE_STATUSES | active,active | \"active,active\" is not a list of words",
                "CERTCRON_CATCH_UP_MAX_DAYS | 367 | \"367\" is not a whole number from 1 to 366",
                "CERTCRON_BRAKE_MAX_SHARE | 20% | \"20%\" is not a number from 0 to 1",
                "CERTCRON_BRAKE_MAX_SHARE | 1.1 | \"1.1\" is not a number from 0 to 1",
                "CERTCRON_DISPATCH_LEASE | 45 s | \"45 s\" is not a duration from 1s to 10m",
                "CERTCRON_DISPATCH_LEASE | PT45S | \"PT45S\" is not a duration",
                "CERTCRON_DISPATCH_CHUNK_MENTORS | 51 | \"51\" is not a whole number from 1 to 50",
                "CERTCRON_TIME_BUDGET | 0s | \"0s\" is not a duration from 1s to 1d",
                "CERTCRON_HTTP_PORT | tcp://10.0.0.1:80 | \"tcp://10.0.0.1:80\" is not a whole number",
            })
    void refusesAValueOfAnotherForm(String variable, String value, String problem) {
        assertThat(Scenario.complete().with(variable, value).fault())
                .contains(variable, "environment variable " + variable, problem, "Correct it");
    }

    @Test
    void refusesAnEmptyValue() {
        assertThat(Scenario.complete().with("CERTCRON_REMINDER_TOKEN", "").fault())
                .contains("reminder.token (CERTCRON_REMINDER_TOKEN)", "it is empty");
        assertThat(Scenario.empty().with("CERTCRON_ZONE", "").fault())
                .contains("it is empty. Correct it, or remove it for the default, UTC.");
    }

    @Test
    void suggestsTheVariableThatWasMeant() {
        assertThat(Scenario.empty().with("CERTCRON_DATABSE_URL", "canary").fault())
                .isEqualTo("CERTCRON_DATABSE_URL, environment variable CERTCRON_DATABSE_URL: there is no such setting."
                        + " Did you mean CERTCRON_DATABASE_URL? All are in docs/configuration.md.");
        assertThat(Scenario.empty().with("CERTCRON_zone", "UTC").fault()).contains("Did you mean CERTCRON_ZONE?");
        assertThat(Scenario.empty().with("CERTCRON_FAVOURITE_COLOUR", "canary").fault())
                .contains("Remove it.")
                .doesNotContain("Did you mean");
    }

    @Test
    void leavesOtherVariablesAlone() {
        Scenario.empty().with("CERTCRONICLE", "1").with("DATABASE_URL", "x").configuration();
    }

    @Test
    void tellsAllFaultsAtOnceAndNoSecretInAnyOfThem() {
        Path file = Scenario.file(
                directory,
                """
                reminder { url = "https://me:url-canary@h", tocken = file-canary }
                thresholds = [30, [14]]
                zone { name = Mars }
                """);

        List<ConfigurationFault> faults = Scenario.complete()
                .with("CERTCRON_DATABASE_URL", "jdbc:postgresql://me:database-canary@h/d")
                .with("CERTCRON_DATABASE_PASSWORD", "two\nlines-canary")
                .without("CERTCRON_REMINDER_URL")
                .with("CERTCRON_MANAGEMENT_TOKEN", "management canary")
                .with("CERTCRON_REMINDER_TOCKEN", "unknown-canary")
                .with("CERTCRON_DISPATCH_LEASE", "5s")
                .with(file)
                .faults();

        assertThat(faults)
                .extracting(ConfigurationFault::variable)
                .containsExactlyInAnyOrder(
                        "CERTCRON_REMINDER_TOCKEN",
                        "CERTCRON_REMINDER_TOCKEN",
                        "CERTCRON_THRESHOLDS",
                        "CERTCRON_ZONE_NAME",
                        "CERTCRON_DATABASE_URL",
                        "CERTCRON_DATABASE_PASSWORD",
                        "CERTCRON_REMINDER_URL",
                        "CERTCRON_MANAGEMENT_TOKEN",
                        "CERTCRON_DISPATCH_LEASE");
        assertThat(faults).allSatisfy(fault -> {
            assertThat(fault.toString() + fault.describe()).doesNotContain("canary");
            assertThat(fault.fix()).endsWith(".");
        });
    }

    @Test
    void quotesOnlyTheBeginningOfALongValueAndNoControlCharacters() {
        assertThat(Scenario.empty()
                        .with("CERTCRON_ZONE", "a\u001b[31mb" + "x".repeat(1_000))
                        .fault())
                .contains("\"a?[31mb" + "x".repeat(33) + "…\" is not UTC");
    }

    @Test
    void turnsWhatARecordAloneRefusesIntoAFault() {
        ConfigurationOutcome outcome = ConfigurationLoader.load(Map.of(), Optional.empty(), Set.of(), values -> {
            throw new IllegalArgumentException("planPageSize: must be even, got canary");
        });

        assertThat(((Faulty) outcome).faults().get(0).describe())
                .isEqualTo("CERTCRON_*, several settings: planPageSize: must be even. Correct what this names.");
    }

    @Test
    void distinguishesTheSources() {
        Path file = Scenario.file(directory, "\nhttp.port = x");

        List<ConfigurationFault> faults = Scenario.empty()
                .with(file)
                .with("CERTCRON_ZONE", "x")
                .needing(Needs.DATABASE)
                .faults();

        assertThat(faults)
                .extracting(ConfigurationFault::source)
                .containsExactly(
                        new Nowhere(), new Variable("CERTCRON_ZONE"), new FileLine(file.toString(), 2), new Nowhere());
    }
}
