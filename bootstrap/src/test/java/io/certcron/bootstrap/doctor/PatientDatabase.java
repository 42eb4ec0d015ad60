package io.certcron.bootstrap.doctor;

import io.certcron.bootstrap.config.Configuration;
import io.certcron.bootstrap.config.ConfigurationLoader;
import io.certcron.bootstrap.config.ConfigurationOutcome;
import io.certcron.bootstrap.config.Needs;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.EmbeddedDatabase;
import io.certcron.persistence.SchemaMigration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own for each test, migrated and healthy until the test breaks it. */
final class PatientDatabase {

    static final String USER = "certcron_doctor";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final String name = "patient_" + DATABASES.incrementAndGet();
    private final Map<String, String> settings = new TreeMap<>();

    private PatientDatabase() {
        Server.INSTANCE.createUser(USER);
        Server.INSTANCE.createDatabase(name, Server.INSTANCE.ownerUser());
        settings.put("CERTCRON_DATABASE_URL", Server.INSTANCE.jdbcUrl(name));
        settings.put("CERTCRON_DATABASE_USER", USER);
    }

    static PatientDatabase migrated() {
        PatientDatabase database = new PatientDatabase();
        database.migrate();
        database.execute(
                """
                INSERT INTO certifications (certification_id, peer_mentor_id, expiry_date, status)
                SELECT gen_random_uuid(), gen_random_uuid(), current_date + day, 'active'
                FROM generate_series(1, 50) AS day;
                INSERT INTO certification_cron (
                    cron_id, name, cron_expression, zone, workflow, enabled, created_at, updated_at)
                VALUES (gen_random_uuid(), 'nightly', '0 2 * * *', 'Europe/Oslo', 'ALL', true, now(), now())
                """);
        return database;
    }

    void migrate() {
        new SchemaMigration(
                        Server.INSTANCE.dataSource(name, Server.INSTANCE.ownerUser()),
                        CertificationTable.STANDARD,
                        Optional.of(USER))
                .migrate();
    }

    static PatientDatabase empty() {
        return new PatientDatabase();
    }

    static EmbeddedDatabase server() {
        return Server.INSTANCE;
    }

    String url() {
        return Server.INSTANCE.jdbcUrl(name);
    }

    PatientDatabase with(String setting, String value) {
        settings.put("CERTCRON_" + setting, value);
        return this;
    }

    /** Does something to it as its owner. */
    PatientDatabase execute(String statement) {
        try (Connection connection = Server.INSTANCE
                        .dataSource(name, Server.INSTANCE.ownerUser())
                        .getConnection();
                Statement each = connection.createStatement()) {
            each.execute(statement);
            return this;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    String value(String query) {
        try (Connection connection = Server.INSTANCE
                        .dataSource(name, Server.INSTANCE.ownerUser())
                        .getConnection();
                Statement each = connection.createStatement();
                ResultSet row = each.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    List<Examined> examine() {
        return examine(Clock.systemUTC());
    }

    List<Examined> examine(Clock clock) {
        ConfigurationOutcome outcome = ConfigurationLoader.load(settings, Optional.empty(), Set.of(Needs.DATABASE));
        Configuration configuration = ((ConfigurationOutcome.Loaded) outcome).configuration();
        try {
            return new Examination(Duration.ofSeconds(30), Duration.ofSeconds(60), check -> {})
                    .of(DatabaseChecks.of(configuration, clock));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static final class Server {
        static final EmbeddedDatabase INSTANCE = EmbeddedDatabase.temporary();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }
}
