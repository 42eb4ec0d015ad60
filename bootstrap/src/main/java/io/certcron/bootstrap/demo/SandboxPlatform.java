package io.certcron.bootstrap.demo;

import io.certcron.bootstrap.config.ConfigurationLoader;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.Needs;
import io.certcron.bootstrap.sandbox.SandboxServices;
import io.certcron.persistence.CertificationLoader;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.EmbeddedDatabase;
import io.certcron.persistence.SchemaMigration;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** A mentor platform to play with: a PostgreSQL of its own, both services over real HTTP, generated certifications. */
public final class SandboxPlatform implements AutoCloseable {

    private static final String DATABASE = "certcron";
    private static final String RUNTIME_USER = "certcron";

    private final EmbeddedDatabase server;
    private final SandboxServices services;

    private SandboxPlatform(EmbeddedDatabase server, SandboxServices services) {
        this.server = server;
        this.services = services;
    }

    /** Starts everything, with certifications around today. */
    public static SandboxPlatform start(DemoDirectory directory, Clock clock) {
        EmbeddedDatabase server = EmbeddedDatabase.in(directory.database());
        try {
            prepare(server, clock);
            return new SandboxPlatform(
                    server, SandboxServices.start(owner(server), CertificationTable.STANDARD, clock));
        } catch (RuntimeException | Error failure) {
            server.close();
            throw failure;
        }
    }

    private static void prepare(EmbeddedDatabase server, Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        server.createUser(RUNTIME_USER);
        server.createDatabase(DATABASE, server.ownerUser());
        new SchemaMigration(owner(server), CertificationTable.STANDARD, Optional.of(RUNTIME_USER)).migrate();
        new CertificationLoader(owner(server), CertificationTable.STANDARD)
                .load(DemoCertifications.around(today), rows -> {});
    }

    private static DataSource owner(EmbeddedDatabase server) {
        return server.dataSource(DATABASE, server.ownerUser());
    }

    /** The settings of a job for this platform. */
    public ConfigurationOutcome configuration() {
        Map<String, String> settings = Map.of(
                "CERTCRON_DATABASE_URL", jdbcUrl(),
                "CERTCRON_DATABASE_USER", RUNTIME_USER,
                "CERTCRON_DATABASE_PASSWORD", "not asked for by the sandbox",
                "CERTCRON_REMINDER_URL", services.reminderUrl().toString(),
                "CERTCRON_REMINDER_TOKEN", services.reminderToken(),
                "CERTCRON_MANAGEMENT_URL", services.managementUrl().toString(),
                "CERTCRON_MANAGEMENT_TOKEN", services.managementToken());
        return ConfigurationLoader.load(settings, Optional.empty(), EnumSet.allOf(Needs.class));
    }

    /** Where the database is. */
    public String jdbcUrl() {
        return server.jdbcUrl(DATABASE);
    }

    /** Where the reminder service is. */
    public URI reminderUrl() {
        return services.reminderUrl();
    }

    /** Where the management service is. */
    public URI managementUrl() {
        return services.managementUrl();
    }

    @Override
    public void close() {
        services.close();
        server.close();
    }
}
