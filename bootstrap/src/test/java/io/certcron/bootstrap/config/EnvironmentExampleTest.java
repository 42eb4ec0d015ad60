package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvironmentExampleTest {

    private static final Path FILE = Path.of("..", "docs", "deploy", "certification-cron.env.example");
    private static final Pattern SET = Pattern.compile("(?m)^([A-Z_]+)=(.*)$");
    private static final Pattern SET_OR_SHOWN = Pattern.compile("(?m)^(?:# )?([A-Z_]+)=(.*)$");

    private static final Map<String, Setting<?>> SETTINGS =
            SettingCatalogue.all().stream().collect(Collectors.toMap(Setting::variable, Function.identity()));

    @Test
    void loadsAsItIs() throws IOException {
        Scenario scenario = Scenario.empty().needing(Needs.DATABASE, Needs.SERVICES);
        for (MatchResult line : lines(SET, Files.readString(FILE)).toList()) {
            scenario = scenario.with(line.group(1), line.group(2));
        }

        assertThat(scenario.configuration().reminders().baseUrl()).hasHost("reminders.example.org");
    }

    @Test
    void showsSettingsThatThereAre() throws IOException {
        assertThat(lines(SET_OR_SHOWN, Files.readString(FILE)).map(line -> line.group(1)))
                .contains("CERTCRON_REMINDER_KIND")
                .allMatch(SETTINGS::containsKey);
    }

    @Test
    void showsTheDefaults() throws IOException {
        String defaults = Files.readString(FILE).split("# The defaults:\n", -1)[1];

        assertThat(lines(SET_OR_SHOWN, defaults)).isNotEmpty().allSatisfy(line -> assertThat(
                        SETTINGS.get(line.group(1)).standard())
                .contains(line.group(2)));
    }

    private static Stream<MatchResult> lines(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }
}
