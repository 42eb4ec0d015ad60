package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoconFileTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "'zone = UTC\nreminder.token = canary } \n', 2",
        "'zone = UTC\nreminder.token = \"canary\n', 2",
        "'zone = UTC\n\nreminder.token = can@ry', 3",
        "'reminder {\ntoken = canary\n', 3",
        "'thresholds = [30,\n14\ncanary', 3",
    })
    void namesTheLineOfASyntaxErrorAndQuotesNothingOfIt(String hocon, int line) {
        Path file = Scenario.file(directory, hocon);

        assertThat(Scenario.empty().with(file).fault())
                .startsWith("--config (CERTCRON_CONFIG), " + file + ":" + line + ": this is not HOCON.")
                .doesNotContain("canary", "can@ry");
    }

    @Test
    void namesTheLineOfASubstitutionThatLeadsNowhere() {
        Path file = Scenario.file(directory, "\nreminder.token = ${NOT_SET}");

        assertThat(Scenario.empty().with(file).fault()).contains(file + ":2: a substitution here refers to something");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(Scenario.empty().with(directory.resolve("absent.conf")).fault())
                .contains("--config (CERTCRON_CONFIG)", "absent.conf", "it can't be read");
        assertThat(Scenario.empty().with(directory).fault()).contains("it can't be read");
        assertThat(Scenario.empty().with("CERTCRON_CONFIG", "").fault()).contains("it can't be read");
    }

    @Test
    void doesNotCallMissingWhatAnUnreadableFileMayHold() {
        Path file = Scenario.file(directory, "database.url = {");

        List<ConfigurationFault> faults = Scenario.empty()
                .with(file)
                .with("CERTCRON_ZONE", "Mars")
                .needing(Needs.DATABASE, Needs.SERVICES)
                .faults();

        assertThat(faults).extracting(ConfigurationFault::variable).containsExactly("CERTCRON_CONFIG", "CERTCRON_ZONE");
    }

    @Test
    void suggestsTheKeyThatWasMeant() {
        Path file = Scenario.file(directory, "dispatch {\n  leese = 45s\n}");

        assertThat(Scenario.empty().with(file).fault())
                .isEqualTo("dispatch.leese (CERTCRON_DISPATCH_LEESE), " + file + ":2: there is no such setting."
                        + " Did you mean dispatch.lease? All are in docs/configuration.md.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"database = jdbc", "\"database.url\" = x", "zone.name = UTC", "zone.x.y = 1", "a b = 1"})
    void refusesAKeyInTheWrongPlace(String hocon) {
        assertThat(Scenario.empty().with(Scenario.file(directory, hocon)).fault())
                .contains("there is no such setting");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone = [UTC] | this list is not UTC",
                "thresholds = [30, {a = 7}] | is not a list of whole numbers",
                "active-statuses = [\"active,paused\"] | this list is not a list of words",
                "thresholds = [] | it is empty",
                "zone = \"\" | it is empty",
                "http.port = 80.5 | \"80.5\" is not a whole number",
                "http.port = true | \"true\" is not a whole number",
            })
    void refusesAValueOfAnotherForm(String hocon, String problem) {
        assertThat(Scenario.empty().with(Scenario.file(directory, hocon)).fault())
                .contains(problem);
    }

    @Test
    void takesNullForNotSet() {
        Path file = Scenario.file(directory, "zone = null, dispatch = {}");

        assertThat(Scenario.empty().with(file).configuration().run().zone().getId())
                .isEqualTo("UTC");
    }

    @Test
    void readsJsonAndSkipsAByteOrderMark() {
        Path file = Scenario.file(directory, "\uFEFF{\"http\": {\"port\": 1}, \"thresholds\": [3, 2]}");

        Configuration configuration = Scenario.empty().with(file).configuration();

        assertThat(configuration.server().port()).isEqualTo(1);
        assertThat(configuration.run().policy().thresholds().days()).containsExactly(3, 2);
    }

    @Test
    void namesTheIncludedFileThatAFaultIsIn() throws IOException {
        Files.writeString(directory.resolve("base.conf"), "# shared\nhttp.port = none");
        Path file = Scenario.file(directory, "include required(\"base.conf\")\nzone = UTC");

        assertThat(Scenario.empty().with(file).fault()).contains("base.conf:2: \"none\" is not a whole number");
    }
}
