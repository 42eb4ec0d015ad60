package io.certcron.bootstrap.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.certcron.persistence.CertificationTable;
import io.javalin.Javalin;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import javax.sql.DataSource;

/**
 * Both services on loopback, for the demo and for trying things out. They keep the contract: keys are honoured, also
 * after a restart, and a mentor is paused only while the certification has the expiry date that was named.
 */
public final class SandboxServices implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int ANY_FREE_PORT = 0;
    private static final int CONNECTIONS = 10;

    private final HikariDataSource connections;
    private final SandboxBehaviour reminders = new SandboxBehaviour();
    private final SandboxBehaviour management = new SandboxBehaviour();
    private final String reminderToken = newToken();
    private final String managementToken = newToken();
    private final Javalin reminderServer;
    private final Javalin managementServer;

    private SandboxServices(HikariDataSource connections, CertificationTable table, Clock clock) throws SQLException {
        this.connections = connections;
        SandboxEffects effects = new SandboxEffects(connections, table, clock);
        effects.prepare();
        FreshCertifications fresh = new FreshCertifications(connections, table);
        ObjectMapper json = json();
        this.reminderServer = serve(
                new SandboxEndpoint(SandboxService.REMINDER, reminderToken, reminders, effects, fresh, json),
                SandboxService.REMINDER);
        this.managementServer = serve(
                new SandboxEndpoint(SandboxService.MANAGEMENT, managementToken, management, effects, fresh, json),
                SandboxService.MANAGEMENT);
    }

    /**
     * Starts both.
     *
     * @param owner connects as a user who may create a schema and change certifications; stays the caller's
     * @param table where the certifications are
     */
    public static SandboxServices start(DataSource owner, CertificationTable table, Clock clock) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sandbox");
        config.setDataSource(owner);
        config.setMaximumPoolSize(CONNECTIONS);
        HikariDataSource connections = new HikariDataSource(config);
        try {
            return new SandboxServices(connections, table, clock);
        } catch (SQLException | RuntimeException failure) {
            connections.close();
            throw new IllegalStateException("The sandbox services did not start", failure);
        }
    }

    /** The base URL of the reminder service. */
    public URI reminderUrl() {
        return urlOf(reminderServer);
    }

    /** The base URL of the management service. */
    public URI managementUrl() {
        return urlOf(managementServer);
    }

    /** The bearer token of the reminder service, made up at start. */
    public String reminderToken() {
        return reminderToken;
    }

    /** The bearer token of the management service, made up at start. */
    public String managementToken() {
        return managementToken;
    }

    /** How well the reminder service is doing. */
    public SandboxBehaviour reminders() {
        return reminders;
    }

    /** How well the management service is doing. */
    public SandboxBehaviour management() {
        return management;
    }

    @Override
    public void close() {
        reminderServer.stop();
        managementServer.stop();
        connections.close();
    }

    private static Javalin serve(SandboxEndpoint endpoint, SandboxService service) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.showOldJavalinVersionWarning = false;
                    config.startup.startupWatcherEnabled = false;
                    config.routes.post(service.batchPath(), endpoint::takeBatch);
                    config.routes.post(service.certificationsPath(), endpoint::makeCertifications);
                })
                .start(LOOPBACK, ANY_FREE_PORT);
    }

    private static ObjectMapper json() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    private static URI urlOf(Javalin server) {
        return URI.create("http://" + LOOPBACK + ":" + server.port());
    }

    private static String newToken() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
