package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.Redelivery;
import io.certcron.application.run.RunSettings;
import io.certcron.domain.Channel;
import io.certcron.domain.PauseBrake;
import io.certcron.domain.Thresholds;
import io.certcron.http.client.HttpServiceSettings;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.DatabaseSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationLoaderTest {

    @TempDir
    private Path directory;

    @Test
    void needsNothingForACommandThatNeedsNothing() {
        Configuration configuration = Scenario.empty().configuration();

        assertThat(configuration.run()).isEqualTo(RunSettings.standard(ZoneId.of("UTC")));
        assertThat(configuration.certificationTable()).isEqualTo(CertificationTable.STANDARD);
        assertThat(configuration.runtimeUser()).isEmpty();
        assertThat(configuration.timeBudget()).isEmpty();
        assertThat(configuration.server().host()).isEqualTo("127.0.0.1");
        assertThat(configuration.server().port()).isEqualTo(8080);
        assertThat(configuration.secrets()).isEmpty();
        assertThatThrownBy(configuration::database).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(configuration::management).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void readsEverythingFromTheEnvironment() {
        Configuration configuration = Scenario.complete().configuration();

        assertThat(configuration.database())
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://db.example.org/platform", "certcron", "database-canary", 12));
        assertThat(configuration.reminders())
                .isEqualTo(HttpServiceSettings.of(URI.create("https://reminders.example.org/base"), "reminder-canary"));
        assertThat(configuration.management())
                .isEqualTo(HttpServiceSettings.of(URI.create("https://management.example.org"), "management-canary"));
        assertThat(configuration.secrets())
                .containsExactlyInAnyOrder("database-canary", "reminder-canary", "management-canary");
    }

    @Test
    void readsEverythingFromAFile() {
        Path file = Scenario.file(
                directory,
                """
                database { schema = mentors, certifications { table = diplomas, status = state }, paused-status = on_hold }
                reminder.redelivery = never
                zone = Europe/Oslo
                thresholds = [60, 5]
                active-statuses = [active, "on probation"]
                brake { max-pauses = 10, max-share = 0.05 }
                dispatch { workers = 3, backoff { first = 500ms, longest = 2m } }
                time-budget = 2h
                """);

        Configuration configuration = Scenario.empty().with(file).configuration();

        RunSettings run = configuration.run();
        assertThat(configuration.certificationTable())
                .isEqualTo(new CertificationTable(
                        "mentors",
                        "diplomas",
                        "certification_id",
                        "peer_mentor_id",
                        "expiry_date",
                        "state",
                        "on_hold"));
        assertThat(run.zone()).isEqualTo(ZoneId.of("Europe/Oslo"));
        assertThat(run.policy().thresholds()).isEqualTo(new Thresholds(List.of(60, 5)));
        assertThat(run.policy().activeStatuses()).containsExactlyInAnyOrder("active", "on probation");
        assertThat(run.brake()).isEqualTo(new PauseBrake(10, 0.05));
        assertThat(run.dispatch().workers()).isEqualTo(3);
        assertThat(run.dispatch().backoff().first()).isEqualTo(Duration.ofMillis(500));
        assertThat(run.dispatch().redelivery())
                .isEqualTo(Map.of(Channel.REMINDER, Redelivery.NEVER, Channel.AUTO_PAUSE, Redelivery.ALWAYS));
        assertThat(configuration.timeBudget()).contains(Duration.ofHours(2));
    }

    @Test
    void prefersTheEnvironmentToTheFileAndTheFileToTheDefault() {
        Path file = Scenario.file(directory, "plan.page-size = 100, catch-up.max-days = 3");

        RunSettings run = Scenario.empty()
                .with(file)
                .with("CERTCRON_CATCH_UP_MAX_DAYS", "2")
                .configuration()
                .run();

        assertThat(run.policy().catchUpMaxDays()).isEqualTo(2);
        assertThat(run.planPageSize()).isEqualTo(100);
        assertThat(run.brake()).isEqualTo(PauseBrake.STANDARD);
    }

    @Test
    void readsTheFileThatTheEnvironmentNames() {
        Path file = Scenario.file(directory, "http.port = 9000");

        Configuration configuration =
                Scenario.empty().with("CERTCRON_CONFIG", file.toString()).configuration();

        assertThat(configuration.server().port()).isEqualTo(9000);
    }

    @Test
    void prefersTheFileOfTheCommandLineToTheOneThatTheEnvironmentNames() {
        Path file = Scenario.file(directory, "http.port = 9000");

        Configuration configuration = Scenario.empty()
                .with("CERTCRON_CONFIG", "absent.conf")
                .with(file)
                .configuration();

        assertThat(configuration.server().port()).isEqualTo(9000);
    }

    @Test
    void resolvesSubstitutionsFromTheEnvironmentThatItIsGiven() {
        Path file = Scenario.file(
                directory,
                "reminder.token = ${TOKEN_OF_REMINDERS}\nmanagement.token = ${?NOT_THERE}\nhttp.host = ${?PATH}");

        Configuration configuration = Scenario.complete()
                .without("CERTCRON_REMINDER_TOKEN")
                .with("TOKEN_OF_REMINDERS", "substituted")
                .with(file)
                .configuration();

        assertThat(configuration.reminders().token()).isEqualTo("substituted");
        assertThat(configuration.secrets()).contains("substituted");
        assertThat(configuration.management().token()).isEqualTo("management-canary");
        assertThat(configuration.server().host()).isEqualTo("127.0.0.1");
    }

    @Test
    void takesUserAndPasswordOutOfTheDatabaseUrl() {
        Configuration configuration = Scenario.complete()
                .with(
                        "CERTCRON_DATABASE_URL",
                        "jdbc:postgresql://h/d?user=me&password=p%40ss+word&sslpassword=key&ssl=true")
                .without("CERTCRON_DATABASE_USER")
                .without("CERTCRON_DATABASE_PASSWORD")
                .configuration();

        assertThat(configuration.database())
                .isEqualTo(
                        new DatabaseSettings("jdbc:postgresql://h/d?sslpassword=key&ssl=true", "me", "p@ss word", 12));
        assertThat(configuration.secrets()).contains("p%40ss+word", "p@ss word", "key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:80", "https://example.org"})
    void findsNoFaultWithATokenThatStaysPrivate(String address) {
        Configuration configuration =
                Scenario.complete().with("CERTCRON_REMINDER_URL", address).configuration();

        assertThat(configuration.sendsTokenInPlainText()).isFalse();
    }

    @Test
    void tellsThatATokenIsSentInPlainText() {
        Configuration configuration = Scenario.complete()
                .with("CERTCRON_MANAGEMENT_URL", "http://management.internal:8080")
                .configuration();

        assertThat(configuration.sendsTokenInPlainText()).isTrue();
    }

    @Test
    void passesOverWhatKubernetesAddsForAServiceOfOurName() {
        Configuration configuration = Scenario.empty()
                .with("CERTCRON_SERVICE_HOST", "10.0.0.1")
                .with("CERTCRON_SERVICE_PORT_HTTP", "8080")
                .with("CERTCRON_PORT", "tcp://10.0.0.1:8080")
                .with("CERTCRON_PORT_8080_TCP_ADDR", "10.0.0.1")
                .with("CERTCRON_STUBS_PORT_8080_TCP", "tcp://10.0.0.2:8080")
                .configuration();

        assertThat(configuration.run().zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @Test
    void readsTheSameUnderATurkishLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            Configuration configuration = Scenario.complete()
                    .with("CERTCRON_HTTP_CLIENT_CONNECT_TIMEOUT", "1s")
                    .with("CERTCRON_DISPATCH_GIVE_UP_AFTER", "10s")
                    .with("CERTCRON_BRAKE_MAX_SHARE", "0.5")
                    .configuration();

            assertThat(configuration.reminders().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
            assertThat(configuration.run().dispatch().giveUpAfter()).isEqualTo(Duration.ofSeconds(10));
            assertThat(configuration.run().brake().maxShare()).isEqualTo(0.5);
            assertThat(Setting.variableOf("dispatch.give-up-after")).isEqualTo("CERTCRON_DISPATCH_GIVE_UP_AFTER");
            assertThat(Scenario.empty().with("CERTCRON_TIME_BUDGIT", "1s").fault())
                    .contains("Did you mean CERTCRON_TIME_BUDGET?");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void showsNoSecretAsText() {
        Configuration configuration = Scenario.complete()
                .with("CERTCRON_DATABASE_URL", "jdbc:postgresql://h/d?sslpassword=ssl-canary")
                .configuration();

        assertThat(configuration + " " + configuration.database() + configuration.reminders())
                .contains("jdbc:postgresql://h/d", "certcron", "https://reminders.example.org")
                .doesNotContain("canary");
    }
}
