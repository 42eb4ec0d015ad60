package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "configuration.md");

    /** Run with this system property set to write the page anew. */
    private static final String WRITE = "certcron.write-docs";

    @Test
    void isWhatTheDocumentationSays() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, ConfigurationReference.markdown());
        }

        assertThat(Files.readString(PAGE))
                .as(
                        "docs/configuration.md; make it anew with: mvn test -pl bootstrap -am -D%s=true"
                                + " -Dtest=ConfigurationReferenceTest -Dsurefire.failIfNoSpecifiedTests=false",
                        WRITE)
                .isEqualTo(ConfigurationReference.markdown());
    }

    @Test
    void namesEverySettingAndItsVariable() {
        String page = ConfigurationReference.markdown();

        assertThat(SettingCatalogue.all()).allSatisfy(setting -> assertThat(page)
                .contains(
                        "| `" + setting.path() + "`",
                        "`" + setting.variable() + "`",
                        setting.type().form()));
    }

    @Test
    void givesAnExampleThatLoads(@TempDir Path directory) {
        String example = ConfigurationReference.markdown().split("```(hocon)?\n", 3)[1];

        Configuration configuration = Scenario.empty()
                .with(Scenario.file(directory, example))
                .with("DB_PASSWORD", "one")
                .with("REMINDER_TOKEN", "two")
                .with("MANAGEMENT_TOKEN", "three")
                .needing(Needs.DATABASE, Needs.SERVICES)
                .configuration();

        assertThat(configuration.secrets()).containsExactlyInAnyOrder("one", "two", "three");
    }
}
