package io.certcron.bootstrap.surface;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ServerConfiguration;
import io.certcron.bootstrap.job.Job;
import io.certcron.http.access.Authentication;
import io.certcron.http.access.Role;
import io.certcron.http.access.StaticToken;
import io.certcron.http.api.OperationsApi;
import io.certcron.http.page.OperationsPage;
import io.certcron.http.page.PageSettings;
import io.certcron.http.server.OperationsServer;
import io.certcron.http.server.Routes;
import io.certcron.http.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Serves the API, the operations page, metrics and health checks of a daemon. It listens before the database is there, so that somebody
 * can ask why nothing happens.
 */
public final class DaemonServer implements AutoCloseable {

    private static final String GENERATED_NAME = "generated token";

    private final OperationsServer server;
    private final DaemonHealth health;
    private final Optional<Path> tokenFile;

    private DaemonServer(OperationsServer server, DaemonHealth health, Optional<Path> tokenFile) {
        this.server = server;
        this.health = health;
        this.tokenFile = tokenFile;
    }

    /**
     * Starts to serve.
     *
     * @param job as {@link Job#assembleServing} puts it together
     * @throws ServerNotStartedException if it can't listen there, or has no token to let anybody in
     */
    public static DaemonServer start(Job job, Configuration configuration) {
        ServerConfiguration settings = configuration.server();
        Optional<Path> tokenFile = settings.hasCredentials() ? Optional.empty() : Optional.of(settings.tokenFile());
        DaemonHealth health = new DaemonHealth(job.node()::sinceLastRound, job.schemaCheck()::check);
        Authentication callers = new Authentication(
                tokenFile.map(file -> generated(file, settings)).orElse(settings.tokens()),
                settings.jwt(),
                job.clock(),
                job.log());
        List<Routes> parts = partsOf(job, configuration.run().zone(), settings, callers, health);
        return new DaemonServer(listen(settings, parts, job), health, tokenFile);
    }

    private static List<Routes> partsOf(
            Job job, ZoneId zone, ServerConfiguration settings, Authentication callers, DaemonHealth health) {
        return List.of(
                new OperationsApi(
                        job.operations(),
                        callers,
                        job.clock(),
                        zone,
                        health,
                        job::scrape,
                        settings.metricsWithoutToken()),
                new OperationsPage(
                        job.operations(),
                        callers,
                        job.clock(),
                        zone,
                        new PageSettings(settings.externalUrl(), sessionKey(settings), settings.sessionDuration())));
    }

    /** Sessions end where the credentials change that they may have been begun with. */
    private static Optional<String> sessionKey(ServerConfiguration settings) {
        String credentials =
                settings.tokens().stream().map(StaticToken::toString).sorted().toList() + " " + settings.jwt();
        return settings.sessionKey().map(key -> key + credentials);
    }

    private static List<StaticToken> generated(Path file, ServerConfiguration settings) {
        try {
            return List.of(StaticToken.of(GENERATED_NAME, Role.SERVICE_ROLE, GeneratedToken.in(file)));
        } catch (IllegalArgumentException unfit) {
            throw new ServerNotStartedException(String.valueOf(unfit.getMessage()), settings.port(), unfit);
        } catch (UncheckedIOException failure) {
            throw new ServerNotStartedException(
                    "The token file " + file
                            + " can't be made or read: name another one in http.token-file, or configure"
                            + " http.tokens",
                    settings.port(),
                    failure);
        }
    }

    private static OperationsServer listen(ServerConfiguration settings, List<Routes> parts, Job job) {
        try {
            ServerSettings listener =
                    ServerSettings.at(settings.host(), settings.port()).withMaxConnections(settings.maxConnections());
            return OperationsServer.start(listener, parts, job.log());
        } catch (IOException failure) {
            throw new ServerNotStartedException(
                    "Nothing can listen on " + settings.host() + " port " + settings.port()
                            + ": another process may do so already, or the address is not this machine's."
                            + " Set http.host and http.port (0 for any port that is free).",
                    settings.port(),
                    failure);
        }
    }

    /** Where it listens. */
    public URI address() {
        return server.address();
    }

    /** The port that it listens on. */
    public int port() {
        return server.port();
    }

    /** Where the token is with which anybody is let in, where none is configured. */
    public Optional<Path> tokenFile() {
        return tokenFile;
    }

    /** From now on it is not ready. */
    public void stopping() {
        health.stopping();
    }

    @Override
    public void close() {
        server.close();
    }
}
