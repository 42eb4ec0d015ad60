package io.certcron.bootstrap.config;

import io.certcron.http.access.JwtIssuer;
import io.certcron.http.access.StaticToken;
import io.certcron.http.server.ServerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the daemon serves its API and operations page.
 *
 * @param host the address to listen on
 * @param port the port; 0 for any that is free
 * @param maxConnections connections at most
 * @param tokens the static bearer tokens that are accepted
 * @param jwt the JWTs that are accepted
 * @param tokenFile where a token made up at start is kept while neither tokens nor JWTs are accepted
 * @param sessionKey what signs the page's sessions; empty for a key made up at start
 * @param sessionDuration how long somebody who signed in stays so
 * @param externalUrl how people reach the page
 * @param metricsWithoutToken whether the metrics are open to anybody
 */
public record ServerConfiguration(
        String host,
        int port,
        int maxConnections,
        List<StaticToken> tokens,
        Optional<JwtIssuer> jwt,
        Path tokenFile,
        Optional<String> sessionKey,
        Duration sessionDuration,
        Optional<URI> externalUrl,
        boolean metricsWithoutToken) {

    public ServerConfiguration {
        tokens = List.copyOf(tokens);
    }

    static ServerConfiguration in(SettingValues values) {
        return new ServerConfiguration(
                values.get(ServerKeys.HOST),
                values.get(ServerKeys.PORT),
                values.get(ServerKeys.MAX_CONNECTIONS),
                AccessConfiguration.tokens(values),
                AccessConfiguration.jwt(values),
                values.find(ServerKeys.TOKEN_FILE).orElseGet(ServerConfiguration::standardTokenFile),
                values.find(ServerKeys.SESSION_KEY),
                values.get(ServerKeys.SESSION_DURATION),
                values.find(ServerKeys.EXTERNAL_URL),
                values.get(ServerKeys.METRICS_WITHOUT_TOKEN));
    }

    /** Where the server listens, with the usual deadlines. */
    public ServerSettings settings() {
        return ServerSettings.at(host, port).withMaxConnections(maxConnections);
    }

    /** Whether anybody but the holder of a token made up at start is let in. */
    public boolean hasCredentials() {
        return !tokens.isEmpty() || jwt.isPresent();
    }

    /** Shows neither the session key nor what tokens hash to. */
    @Override
    public String toString() {
        return "ServerConfiguration[host=" + host + ", port=" + port + ", maxConnections=" + maxConnections
                + ", tokens=" + tokens.stream().map(StaticToken::name).toList() + ", jwt=" + jwt + ", tokenFile="
                + tokenFile + ", sessionDuration=" + sessionDuration + ", externalUrl=" + externalUrl
                + ", metricsWithoutToken=" + metricsWithoutToken + "]";
    }

    private static Path standardTokenFile() {
        return Path.of(
                System.getProperty("java.io.tmpdir"), "certification-cron-" + System.getProperty("user.name"), "token");
    }
}
