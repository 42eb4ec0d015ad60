package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code doctor}. */
class DoctorIT {

    @Test
    void findsAWholePlatformFitForWork() {
        try (Platform platform = Platform.start()) {
            platform.insert(active(TODAY.plusDays(30)));
            JobProcess.run(platform.settings(), "schedules", "add", "nightly", "0 2 * * *");

            JobProcess.Finished healthy = JobProcess.run(platform.settings(), "doctor");

            assertThat(healthy.exitCode())
                    .as(String.join("\n", healthy.stdout()))
                    .isZero();
            assertThat(healthy.stdout())
                    .as(String.join("\n", healthy.stdout()))
                    .last()
                    .isEqualTo("Fit for work.");
            assertThat(healthy.stdout())
                    .anyMatch(line -> line.matches("ok +reminder-service +http://127.0.0.1:.* refuses a wrong one."))
                    .anyMatch(line -> line.matches("ok +management-service +http://127.0.0.1:.* refuses a wrong one."))
                    .noneMatch(line -> line.startsWith("FAIL") || line.startsWith("warn"));
            assertThat(healthy.stderr()).isEmpty();
            assertThat(platform.effects()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REMINDER_TOKEN, a-wrong-token-canary, reminder-service, Correct reminder.token",
        "REMINDER_TOKEN, sb_secret_canary_0123456789, keys, Set it to the token of the service",
        "MANAGEMENT_URL, http://127.0.0.1:1, management-service, Start the service",
        "DATABASE_URL, jdbc:postgresql://127.0.0.1:1/d, database, Start the server",
        "DATABASE_USER, nobody_canary, database, Correct database.user",
        "THRESHOLDS, canary, configuration, for the default",
        "ZONE, Europe/Olso, configuration, for the default",
        "HTTP_HOST, 0.0.0.0, configuration, Configure http.tokens or http.jwt",
    })
    void saysWhatToDoAboutAWrongSetting(String setting, String value, String check, String fix) {
        try (Platform platform = Platform.start()) {
            JobProcess.Finished broken = JobProcess.run(platform.settings(Map.of(setting, value)), "doctor");

            assertFails(broken, check, fix);
            assertThat(broken.stdout()).noneMatch(line -> setting.endsWith("TOKEN") && line.contains("canary"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "DELETE FROM certification_cron_schema_history WHERE version = '7' | migrations | Run 'migrate'",
                "DROP INDEX certification_idempotency_log_claimable | indexes | create them again",
                "DROP INDEX certification_cron_not_paused_idx | indexes | Run 'migrate'",
                "UPDATE certification_cron SET zone = 'Europe/Olso' | schedules | 'schedules change'",
            })
    void saysWhatToDoAboutABrokenDatabase(String breakage, String check, String fix) {
        try (Platform platform = Platform.start()) {
            JobProcess.run(platform.settings(), "schedules", "add", "nightly", "0 2 * * *");
            platform.execute(breakage);

            assertFails(JobProcess.run(platform.settings(), "doctor"), check, fix);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bypassing, ALTER ROLE bypassing BYPASSRLS",
        "almighty, ALTER ROLE almighty SUPERUSER",
        "owning, ALTER TABLE cron_audit_log OWNER TO owning",
    })
    void saysWhatToDoAboutAUserWhoMayTooMuch(String user, String right) {
        try (Platform platform = Platform.start()) {
            platform.execute("CREATE ROLE " + user + " LOGIN IN ROLE service_role; " + right);

            assertFails(
                    JobProcess.run(platform.settings(Map.of("DATABASE_USER", user)), "doctor"),
                    "role",
                    "database.runtime-user");
        }
    }

    private static void assertFails(JobProcess.Finished broken, String check, String fix) {
        assertThat(broken.exitCode()).isEqualTo(2);
        assertThat(broken.stdout())
                .anyMatch(line -> line.matches("FAIL +" + check + " .*"))
                .anyMatch(line -> line.contains("-> ") && line.contains(fix));
    }

    @Test
    void saysItAllInJson() throws IOException {
        try (Platform platform = Platform.start()) {
            platform.execute("DROP TABLE certification_cron_schema_history");

            JobProcess.Finished broken = JobProcess.run(platform.settings(), "doctor", "--json");

            assertThat(broken.exitCode()).isEqualTo(2);
            assertThat(broken.stdout()).hasSize(1);
            JsonNode report = new JsonMapper().readTree(broken.stdout().get(0));
            assertThat(report.path("ok").asBoolean(true)).isFalse();
            assertThat(report.path("failed").asInt()).isEqualTo(1);
            assertThat(report.path("findings")).anySatisfy(finding -> {
                assertThat(finding.path("check").asText()).isEqualTo("migrations");
                assertThat(finding.path("outcome").asText()).isEqualTo("failed");
                assertThat(finding.path("fix").asText()).contains("Run 'migrate'");
            });
        }
    }

    @Test
    void isDoneWithinAMinuteEvenIfNobodyAnswers() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String place = "127.0.0.1:" + mute.getLocalPort();
            JobProcess.Finished finished = JobProcess.run(
                    Map.of(
                            "CERTCRON_DATABASE_URL", "jdbc:postgresql://" + place + "/d?user=u",
                            "CERTCRON_REMINDER_URL", "http://" + place,
                            "CERTCRON_REMINDER_TOKEN", "a-token-of-reminders",
                            "CERTCRON_MANAGEMENT_URL", "http://" + place,
                            "CERTCRON_MANAGEMENT_TOKEN", "a-token-of-management"),
                    "doctor");

            assertThat(finished.exitCode()).isEqualTo(2);
            assertThat(finished.stdout())
                    .filteredOn(line -> line.contains("did not answer in time"))
                    .hasSize(3);
            assertThat(finished.elapsed()).isLessThan(Duration.ofMinutes(1));
        }
    }
}
