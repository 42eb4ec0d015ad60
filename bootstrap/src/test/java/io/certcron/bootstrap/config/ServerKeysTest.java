package io.certcron.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.certcron.http.access.JwtIssuer;
import io.certcron.http.access.Role;
import io.certcron.http.access.StaticToken;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerKeysTest {

    private static final String SHA = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";
    private static final String OTHER_SHA = SHA.replace('9', '8');
    private static final String SECRET = "secret-canary-of-32-bytes-or-more";

    @TempDir
    private Path directory;

    @Test
    void listensOnLoopbackWithATokenFileOfItsUserWhereNothingIsSet() {
        ServerConfiguration server =
                Scenario.empty().needing(Needs.SERVER).configuration().server();

        assertThat(server.hasCredentials()).isFalse();
        assertThat(server.tokenFile())
                .endsWithRaw(Path.of("certification-cron-" + System.getProperty("user.name"), "token"));
        assertThat(server.sessionDuration()).isEqualTo(Duration.ofHours(12));
        assertThat(server.maxConnections()).isEqualTo(10_000);
        assertThat(server.metricsWithoutToken()).isFalse();
    }

    @Test
    void readsTokens() {
        ServerConfiguration server = Scenario.empty()
                .with("CERTCRON_HTTP_TOKENS", "on-call:ops_admin:" + SHA + ", board:viewer:" + OTHER_SHA)
                .with("CERTCRON_HTTP_HOST", "0.0.0.0")
                .needing(Needs.SERVER)
                .configuration()
                .server();

        assertThat(server.tokens())
                .extracting(StaticToken::name, StaticToken::role)
                .containsExactly(tuple("on-call", Role.OPS_ADMIN), tuple("board", Role.VIEWER));
        assertThat(server.tokens().get(0).sha256Hex()).startsWith("9f86d081").hasSize(64);
        assertThat(server).asString().doesNotContainIgnoringCase(SHA);
    }

    @Test
    void readsTokensAsAListInTheFile() {
        Path file = Scenario.file(directory, "http.tokens = [\"on-call:ops_admin:" + SHA + "\"]");

        assertThat(Scenario.empty().with(file).configuration().server().tokens())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raw-token-canary",
                "on-call:ops_admin:raw-token-canary",
                "on-call:root:" + SHA,
                "two words:viewer:" + SHA,
                "a:viewer:" + SHA + ",a:ops_admin:"
                        + "0000000000000000000000000000000000000000000000000000000000000000",
                "a:viewer:" + SHA + ",b:viewer:" + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            })
    void refusesOtherTokensAndDoesNotShowThem(String tokens) {
        assertThat(Scenario.empty().with("CERTCRON_HTTP_TOKENS", tokens).fault())
                .contains("http.tokens", "NAME:ROLE:SHA256")
                .doesNotContain("canary", SHA);
    }

    @Test
    void readsWhatAJwtMustBe() {
        JwtIssuer jwt = jwt("RS256")
                .with("CERTCRON_HTTP_JWT_JWKS_URL", "https://id.example.org/keys?app=1")
                .with("CERTCRON_HTTP_JWT_AUDIENCE", "certcron")
                .configuration()
                .server()
                .jwt()
                .orElseThrow();

        assertThat(jwt)
                .isEqualTo(new JwtIssuer(
                        "https://id.example.org",
                        Optional.of("certcron"),
                        "RS256",
                        new JwtIssuer.Key.Jwks(URI.create("https://id.example.org/keys?app=1"))));
    }

    @ParameterizedTest
    @CsvSource({
        "HS256, SECRET, secret-canary-of-31-bytes-only!, at least 32 characters",
        "HS384, SECRET, secret-canary-of-32-bytes-or-more, HS384 needs at least 48 bytes",
        "HS256, JWKS_URL, https://id.example.org/keys, HS256 doesn't use it",
        "ES512, SECRET, secret-canary-of-32-bytes-or-more, ES512 doesn't use it",
        "PS256, JWKS_URL, http://id.example.org/keys, is not an https address",
        "RS256, JWKS_URL, https://me:canary@id.example.org/keys, is not an https address",
    })
    void refusesAKeyThatDoesNotFitTheAlgorithm(String algorithm, String key, String value, String problem) {
        assertThat(jwt(algorithm).with("CERTCRON_HTTP_JWT_" + key, value).faults())
                .extracting(ConfigurationFault::describe)
                .anySatisfy(fault -> assertThat(fault).contains(problem))
                .allSatisfy(fault -> assertThat(fault).doesNotContain("secret-canary"));
    }

    @ParameterizedTest
    @CsvSource({"HS256, http.jwt.secret", "RS256, http.jwt.jwks-url", "ES384, http.jwt.jwks-url"})
    void asksForTheKeyOfTheAlgorithm(String algorithm, String key) {
        assertThat(jwt(algorithm).fault()).startsWith("http.jwt.algorithm").contains(algorithm + " needs " + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "EdDSA", "hs256"})
    void refusesOtherAlgorithms(String algorithm) {
        assertThat(jwt(algorithm).fault()).contains("is not the word ES256 or ES384");
    }

    @Test
    void asksForTheIssuerAndTheAlgorithm() {
        assertThat(Scenario.empty().with("CERTCRON_HTTP_JWT_SECRET", SECRET).fault())
                .startsWith("http.jwt.secret")
                .contains("http.jwt.issuer is missing")
                .doesNotContain(SECRET);
        assertThat(Scenario.empty()
                        .with("CERTCRON_HTTP_JWT_ISSUER", "https://id.example.org")
                        .fault())
                .startsWith("http.jwt.issuer")
                .contains("http.jwt.algorithm is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "certcron.example.org"})
    void refusesToServeOtherMachinesWithoutCredentials(String host) {
        Scenario open = Scenario.complete().with("CERTCRON_HTTP_HOST", host);

        assertThat(open.needing(Needs.DATABASE, Needs.SERVICES).load()).isInstanceOf(ConfigurationOutcome.Loaded.class);
        assertThat(open.needing(Needs.DATABASE, Needs.SERVICES, Needs.SERVER).fault())
                .startsWith("http.host")
                .contains("Configure http.tokens or http.jwt, or listen on 127.0.0.1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.9.9.9", "localhost", "::1"})
    void servesThisMachineWithoutCredentials(String host) {
        assertThat(Scenario.empty()
                        .with("CERTCRON_HTTP_HOST", host)
                        .needing(Needs.SERVER)
                        .configuration()
                        .server()
                        .host())
                .isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "CERTCRON_HTTP_SESSION_KEY, canary-of-31-characters-only..., at least 32",
        "CERTCRON_HTTP_SESSION_DURATION, 4m, from 5m to 7d",
        "CERTCRON_HTTP_METRICS_WITHOUT_TOKEN, yes, the word false or true",
        "CERTCRON_HTTP_MAX_CONNECTIONS, 9, from 10 to 100000",
        "CERTCRON_HTTP_EXTERNAL_URL, certcron.example.org, an http or https address",
        "CERTCRON_ALERTS_WEBHOOK_URL, hooks.example.org/canary, an http or https address",
        "CERTCRON_ALERTS_PING_URL, https://h.example.org/canary#x, an http or https address",
        "CERTCRON_METRICS_PUSHGATEWAY_URL, push:9091, an http or https address",
    })
    void refusesWhatIsOutOfBounds(String variable, String value, String form) {
        assertThat(Scenario.empty().with(variable, value).fault())
                .contains(variable, form)
                .doesNotContain("canary");
    }

    @Test
    void keepsSecretsOutOfWhatIsPrinted() {
        Configuration configuration = jwt("HS256")
                .with("CERTCRON_HTTP_JWT_SECRET", SECRET)
                .with("CERTCRON_HTTP_SESSION_KEY", "session-canary-of-32-characters-..")
                .with("CERTCRON_ALERTS_WEBHOOK_URL", "https://hooks.example.org/services/T1/canary?x=1")
                .with("CERTCRON_ALERTS_PING_URL", "https://ping.example.org/0123-canary-456/")
                .configuration();

        assertThat(configuration.secrets())
                .contains(
                        SECRET,
                        "session-canary-of-32-characters-..",
                        "https://hooks.example.org/services/T1/canary?x=1",
                        "https://ping.example.org/0123-canary-456",
                        "/services/T1/canary");
        assertThat(configuration.toString()).doesNotContain("canary");
    }

    private static Scenario jwt(String algorithm) {
        return Scenario.empty()
                .with("CERTCRON_HTTP_JWT_ISSUER", "https://id.example.org")
                .with("CERTCRON_HTTP_JWT_ALGORITHM", algorithm);
    }
}
