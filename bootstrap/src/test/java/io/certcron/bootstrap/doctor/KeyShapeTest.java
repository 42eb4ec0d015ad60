package io.certcron.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyShapeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:30:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sb_secret_0123456789canary | a key of Supabase",
                "sb_publishable_0123456789canary | a key of Supabase",
                "changeme | a placeholder",
                "CHANGE_ME | a placeholder",
                "<token> | a placeholder",
                "${REMINDER_TOKEN} | a placeholder",
                "xxxxxxxx | a placeholder",
                "... | a placeholder",
                "your-token-here | a placeholder",
                "\"0123456789canary0123456789\" | quotation mark",
                "Bearer:0123456789canary0123456789 | the name of a header or scheme",
                "bearer%200123456789canary01234567 | the name of a header or scheme",
            })
    void refusesAnotherKind(String key, String problem) {
        Finding finding = KeyShape.wrongKind("reminder.token", key, NOW).orElseThrow();

        assertThat(finding).isInstanceOf(Finding.Failed.class);
        assertThat(finding.text())
                .startsWith("reminder.token ")
                .contains(problem)
                .doesNotContain(key, "canary");
    }

    @Test
    void refusesAnAnonymousOrExpiredJwt() {
        assertThat(KeyShape.wrongKind("t", jwt("{\"role\":\"anon\",\"exp\":4102444800}"), NOW))
                .hasValueSatisfying(finding -> assertThat(finding.text()).contains("role anon"));
        assertThat(KeyShape.wrongKind("t", jwt("{\"role\":\"service_role\",\"exp\":1700000000}"), NOW))
                .hasValueSatisfying(finding -> assertThat(finding.text()).contains("expired at 2023-11-14T22:13:20Z"));
    }

    @Test
    void knowsTheKeysOfSupabaseApart() {
        assertThat(KeyShape.wrongForSupabase("t", "sb_secret_0123456789canary", NOW))
                .isEmpty();
        assertThat(KeyShape.wrongForSupabase("t", jwt("{\"role\":\"service_role\",\"exp\":4102444800}"), NOW))
                .isEmpty();
        assertThat(KeyShape.wrongForSupabase("t", "sb_secret_xxxxxxxx", NOW))
                .hasValueSatisfying(finding -> assertThat(finding.text()).contains("a placeholder"));
        assertThat(KeyShape.wrongForSupabase("t", jwt("{\"role\":\"anon\"}"), NOW))
                .hasValueSatisfying(finding -> assertThat(finding.text()).contains("role anon"));
    }

    @ParameterizedTest
    @CsvSource({
        "short-canary, fewer than 16",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, SHA-256"
    })
    void warnsOfWhatIsDoubtful(String key, String problem) {
        Finding finding = KeyShape.wrongKind("t", key, NOW).orElseThrow();

        assertThat(finding).isInstanceOf(Finding.Warning.class);
        assertThat(finding.text()).contains(problem).doesNotContain(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef0123456789abcdef0123456789abcdef",
                "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
                "not.a.jwt-and-still-a-token",
                "bearer-token-of-the-night-shift",
                "Zm9v+YmFy/YmF6cXV4cXV1eA==",
            })
    void acceptsATokenOfAnyOtherShape(String key) {
        assertThat(KeyShape.wrongKind("t", key, NOW)).isEqualTo(Optional.empty());
    }

    @Test
    void acceptsAJwtThatLasts() {
        assertThat(KeyShape.wrongKind("t", jwt("{\"role\":\"service_role\",\"exp\":4102444800}"), NOW))
                .isEmpty();
        assertThat(KeyShape.wrongKind("t", jwt("{\"sub\":\"certcron\"}"), NOW)).isEmpty();
    }

    private static String jwt(String claims) {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2lnbmF0dXJl";
    }
}
