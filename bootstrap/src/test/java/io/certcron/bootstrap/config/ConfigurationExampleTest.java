package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationExampleTest {

    private static final Path FILE = Path.of("..", "docs", "deploy", "certification-cron.conf.example");

    /** Run with this system property set to write the file anew. */
    private static final String WRITE = "certcron.write-docs";

    @Test
    void isWhatIsShippedToOperators() throws IOException {
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(FILE, ConfigurationExample.hocon());
        }

        assertThat(Files.readString(FILE))
                .as(
                        "the example; make it anew with: mvn test -pl bootstrap -am -D%s=true"
                                + " -Dtest=ConfigurationExampleTest -Dsurefire.failIfNoSpecifiedTests=false",
                        WRITE)
                .isEqualTo(ConfigurationExample.hocon());
    }

    @Test
    void showsCommandsAsAShellTakesThem() {
        assertThat(ConfigurationExample.hocon())
                .contains("`printf %s \"$TOKEN\" | sha256sum`")
                .doesNotContain("\\|");
    }

    @Test
    void loadsAsItIs(@TempDir Path directory) {
        assertThat(load(directory, ConfigurationExample.hocon()).secrets())
                .containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    void showsTheDefaults(@TempDir Path directory) {
        // functions may be named for the kind supabase alone
        String withDefaults =
                ConfigurationExample.hocon().replaceAll("(?m)^# ((?!\\w+\\.function )[a-z.-]+ = .+)$", "$1");

        assertThat(withDefaults).isNotEqualTo(ConfigurationExample.hocon());
        assertThat(load(directory, withDefaults))
                .usingRecursiveComparison()
                .isEqualTo(load(directory, ConfigurationExample.hocon()));
    }

    private static Configuration load(Path directory, String text) {
        return Scenario.empty()
                .with(Scenario.file(directory, text))
                .with("DATABASE_PASSWORD", "one")
                .with("REMINDER_TOKEN", "two")
                .with("MANAGEMENT_TOKEN", "three")
                .needing(Needs.DATABASE, Needs.SERVICES)
                .configuration();
    }
}
