package io.certcron.bootstrap.endtoend;

import io.certcron.bootstrap.sandbox.SandboxServices;
import io.certcron.domain.Certification;
import io.certcron.persistence.CertificationLoader;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.EmbeddedDatabase;
import io.certcron.persistence.SchemaMigration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A mentor platform: a database of its own on a PostgreSQL, and both services. */
final class Platform implements AutoCloseable {

    /** Today by the clock of the processes that are started. */
    @SuppressWarnings("TimeInStaticInitializer") // one date for everything that a test compares
    static final LocalDate TODAY = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);

    private static final String RUNTIME_USER = "certcron_runtime";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final EmbeddedDatabase server;
    private final String database;
    private final SandboxServices services;

    private Platform(EmbeddedDatabase server, String database) {
        this.server = server;
        this.database = database;
        this.services = SandboxServices.start(owner(), CertificationTable.STANDARD, Clock.systemUTC());
    }

    /** On the server that all tests share. */
    static Platform start() {
        return on(SharedServer.INSTANCE);
    }

    /** On a server of the test's own. */
    static Platform on(EmbeddedDatabase server) {
        String database = "platform_" + DATABASES.incrementAndGet();
        server.createUser(RUNTIME_USER);
        server.createDatabase(database, server.ownerUser());
        new SchemaMigration(
                        server.dataSource(database, server.ownerUser()),
                        CertificationTable.STANDARD,
                        Optional.of(RUNTIME_USER))
                .migrate();
        return new Platform(server, database);
    }

    /** The same database, found again on a server that was started anew; the services as well. */
    Platform movedTo(EmbeddedDatabase restarted) {
        return new Platform(restarted, database);
    }

    SandboxServices services() {
        return services;
    }

    /** Settings under which whatever a dead process held is free again after a few seconds. */
    Map<String, String> settingsOfShortLeases() {
        return settings(Map.of(
                "HTTP_CLIENT_CONNECT_TIMEOUT", "1s",
                "HTTP_CLIENT_CALL_TIMEOUT", "1s",
                "DISPATCH_LEASE", "8s",
                "RUN_LEASE", "3s",
                "DISPATCH_WORKERS", "2"));
    }

    /** The same for daemons, which look for work every second. */
    Map<String, String> settingsOfBusyDaemons() {
        Map<String, String> settings = settingsOfShortLeases();
        settings.put("CERTCRON_NODE_TICK", "1s");
        return settings;
    }

    /** Makes a schedule whose only slot for a long time is due now. */
    void scheduleNow(String workflow) {
        execute(
                """
                INSERT INTO certification_cron (
                    cron_id, name, cron_expression, zone, workflow, enabled, created_at, updated_at)
                VALUES ('00000000-0000-4000-8000-000000000001', 'now', '0 2 29 2 *', 'UTC', '%s', true, now(), now());
                INSERT INTO certification_cron_slot (cron_id, scheduled_for)
                VALUES ('00000000-0000-4000-8000-000000000001', date_trunc('second', now()))
                """
                        .formatted(workflow));
    }

    /** What a process needs to know to work for this platform. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("CERTCRON_DATABASE_URL", server.jdbcUrl(database));
        settings.put("CERTCRON_DATABASE_USER", RUNTIME_USER);
        settings.put("CERTCRON_DATABASE_PASSWORD", "unused-by-trust");
        settings.put("CERTCRON_REMINDER_URL", services.reminderUrl().toString());
        settings.put("CERTCRON_REMINDER_TOKEN", services.reminderToken());
        settings.put("CERTCRON_MANAGEMENT_URL", services.managementUrl().toString());
        settings.put("CERTCRON_MANAGEMENT_TOKEN", services.managementToken());
        settings.put("CERTCRON_HTTP_PORT", "0");
        return settings;
    }

    /** The same, for the owner of the schema. */
    Map<String, String> ownerSettings() {
        return ownerSettings(Map.of("DATABASE_RUNTIME_USER", RUNTIME_USER));
    }

    Map<String, String> ownerSettings(Map<String, String> changes) {
        Map<String, String> settings = settings(changes);
        settings.put("CERTCRON_DATABASE_USER", server.ownerUser());
        return settings;
    }

    /** The same, with some changed; names without their prefix. */
    Map<String, String> settings(Map<String, String> changes) {
        Map<String, String> settings = settings();
        changes.forEach((name, value) -> settings.put("CERTCRON_" + name, value));
        return settings;
    }

    /** Stores certifications and returns them. */
    List<Certification> insert(Certification... certifications) {
        insert(List.of(certifications));
        return List.of(certifications);
    }

    void insert(Collection<Certification> certifications) {
        insert(certifications.iterator());
    }

    void insert(Iterator<Certification> certifications) {
        new CertificationLoader(owner(), CertificationTable.STANDARD).load(certifications, rows -> {});
    }

    /** An active certification of a mentor of its own. */
    static Certification active(LocalDate expiryDate) {
        return certification(expiryDate, "active");
    }

    static Certification certification(LocalDate expiryDate, String status) {
        return new Certification(UUID.randomUUID(), UUID.randomUUID(), expiryDate, status);
    }

    /** The keys that the services were asked for, each once. */
    List<String> effects() {
        return column("SELECT idempotency_key FROM certcron_sandbox.sandbox_effect ORDER BY 1");
    }

    long count(String fromWhere) {
        return Long.parseLong(column("SELECT count(*) FROM " + fromWhere).get(0));
    }

    /** The first column of what the query finds, seen by the owner of the database. */
    List<String> column(String query) {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    void execute(String statement) {
        try (Connection connection = owner().getConnection();
                Statement each = connection.createStatement()) {
            each.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Keeps everybody else from a table, until it is closed. */
    @SuppressWarnings("MustBeClosedChecker")
    AutoCloseable lock(String table) {
        try {
            Connection connection = owner().getConnection();
            connection.setAutoCommit(false);
            try (Statement lock = connection.createStatement()) {
                lock.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
            }
            return connection;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private DataSource owner() {
        return server.dataSource(database, server.ownerUser());
    }

    @Override
    public void close() {
        services.close();
    }

    private static final class SharedServer {
        static final EmbeddedDatabase INSTANCE = EmbeddedDatabase.temporary();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }
}
