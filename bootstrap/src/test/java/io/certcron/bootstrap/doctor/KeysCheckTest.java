package io.certcron.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationLoader;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.Needs;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeysCheckTest {

    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    @Test
    void isContentWithKeysOfTheRightKind() {
        assertThat(look(Map.of())).containsExactly(new Finding.Ok("All that are set look like the right kind."));
    }

    @Test
    void isContentWithASecretKeyWhereTheServiceIsAFunctionOfSupabase() {
        assertThat(look(Map.of("REMINDER_KIND", "supabase", "REMINDER_TOKEN", "sb_secret_0123456789abcdef")))
                .containsExactly(new Finding.Ok("All that are set look like the right kind."));
        assertThat(only(Map.of("REMINDER_TOKEN", "sb_secret_0123456789abcdef")))
                .isInstanceOfSatisfying(
                        Finding.Failed.class, failed -> assertThat(failed.fix()).contains("set its kind to supabase"));
    }

    @Test
    void warnsOfAPasswordInTheAddress() {
        assertThat(only(Map.of("DATABASE_URL", "jdbc:postgresql://h/d?user=u&password=a-password-canary"))
                        .text())
                .startsWith("database.url holds the password")
                .doesNotContain("canary");
    }

    @Test
    void warnsOfOneTokenForBothServices() {
        assertThat(only(Map.of("REMINDER_TOKEN", "the-token-of-management")).text())
                .contains("are the same");
    }

    @Test
    void warnsOfATokenThatCrossesTheNetworkUnencrypted() {
        assertThat(only(Map.of("REMINDER_URL", "http://reminders.example.org")).text())
                .contains("by http");
    }

    @Test
    void refusesAHashWhereATokenBelongs() {
        Finding finding = only(Map.of("REMINDER_TOKEN", HASH, "HTTP_TOKENS", "on-call:viewer:" + HASH));

        assertThat(finding).isInstanceOf(Finding.Failed.class);
        assertThat(finding.text()).isEqualTo("reminder.token is the SHA-256 of a token in http.tokens.");
    }

    @Test
    void refusesTheHashOfAnEmptyVariable() {
        Finding finding = only(Map.of("HTTP_TOKENS", "on-call:viewer:" + EMPTY));

        assertThat(finding).isInstanceOf(Finding.Failed.class);
        assertThat(finding.text()).contains("'on-call'", "SHA-256 of nothing");
    }

    @Test
    void refusesPlaceholders() {
        assertThat(only(Map.of("HTTP_SESSION_KEY", "<the-session-key-of-32-characters>"))
                        .text())
                .isEqualTo("http.session-key is a placeholder.");
        assertThat(only(Map.of("DATABASE_PASSWORD", "changeme"))).isInstanceOf(Finding.Warning.class);
    }

    private static Finding only(Map<String, String> changes) {
        List<Finding> findings = look(changes);
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }

    private static List<Finding> look(Map<String, String> changes) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "CERTCRON_DATABASE_URL", "jdbc:postgresql://db.example.org/platform?user=certcron",
                "CERTCRON_REMINDER_URL", "https://reminders.example.org",
                "CERTCRON_REMINDER_TOKEN", "the-token-of-reminders",
                "CERTCRON_MANAGEMENT_URL", "https://management.example.org",
                "CERTCRON_MANAGEMENT_TOKEN", "the-token-of-management"));
        changes.forEach((name, value) -> settings.put("CERTCRON_" + name, value));
        ConfigurationOutcome outcome =
                ConfigurationLoader.load(settings, Optional.empty(), Set.of(Needs.DATABASE, Needs.SERVICES));
        assertThat(outcome).isInstanceOf(ConfigurationOutcome.Loaded.class);
        Configuration configuration = ((ConfigurationOutcome.Loaded) outcome).configuration();
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T02:30:00Z"), ZoneOffset.UTC);
        return new KeysCheck(configuration, true, true, clock).look();
    }
}
