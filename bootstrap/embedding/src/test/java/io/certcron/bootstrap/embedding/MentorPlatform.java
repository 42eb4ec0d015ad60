package io.certcron.bootstrap.embedding;

import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.EmbeddedDatabase;
import io.certcron.persistence.SchemaMigration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A mentor platform's database, empty for each test, on one real server for the whole test run. */
public final class MentorPlatform implements BeforeEachCallback, AfterEachCallback {

    /** Owns the schema, and may create roles; no superuser. */
    public static final String OWNER = "platform_owner";

    /** Makes the runs. */
    public static final String RUNTIME = "platform_runtime";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final boolean migrated;
    private EmbeddedDatabase server;
    private String name;

    private MentorPlatform(boolean migrated) {
        this.migrated = migrated;
    }

    /** A database with the standard schema. */
    public static MentorPlatform migrated() {
        return new MentorPlatform(true);
    }

    /** A database with nothing in it. */
    public static MentorPlatform empty() {
        return new MentorPlatform(false);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        server = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(MentorPlatform.class, key -> startServer(), EmbeddedDatabase.class);
        name = "platform_" + DATABASES.incrementAndGet();
        server.createDatabase(name, OWNER);
        if (migrated) {
            new SchemaMigration(dataSource(OWNER), CertificationTable.STANDARD, Optional.of(RUNTIME)).migrate();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        execute(server.dataSource("postgres", server.ownerUser()), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static EmbeddedDatabase startServer() {
        EmbeddedDatabase server = EmbeddedDatabase.temporary();
        server.createUser(OWNER);
        server.createUser(RUNTIME);
        execute(server.dataSource("postgres", server.ownerUser()), "ALTER ROLE " + OWNER + " CREATEROLE");
        return server;
    }

    /** The database's address. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /** Connects as the user, a new connection each time. */
    public DataSource dataSource(String user) {
        return server.dataSource(name, user);
    }

    /** Adds an active certification, of a mentor of its own, that expires on the date. */
    public UUID certify(LocalDate expiryDate) {
        UUID id = UUID.randomUUID();
        run(
                "INSERT INTO certifications (certification_id, peer_mentor_id, expiry_date, status) VALUES ('%s', '%s', '%s', 'active')"
                        .formatted(id, UUID.randomUUID(), expiryDate));
        return id;
    }

    /** Pauses as a management service does; returns whether the certification still had that expiry date. */
    public boolean pause(UUID certificationId, LocalDate expiryDate) {
        return !list("UPDATE certifications SET status = 'paused' WHERE certification_id = '%s' AND expiry_date = '%s' RETURNING 1"
                        .formatted(certificationId, expiryDate))
                .isEmpty();
    }

    /** The status of a certification. */
    public String statusOf(UUID certificationId) {
        return ask("SELECT status FROM certifications WHERE certification_id = '%s'".formatted(certificationId));
    }

    /** Runs a statement as a superuser. */
    public void run(String statement) {
        execute(superuser(), statement);
    }

    /** What a superuser is answered: one value, as text. */
    public String ask(String question) {
        return list(question).get(0);
    }

    /** What a superuser is answered: the first column, as text. */
    public List<String> list(String question) {
        try (Connection connection = superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private DataSource superuser() {
        return dataSource(server.ownerUser());
    }

    private static void execute(DataSource source, String statement) {
        try (Connection connection = source.getConnection();
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
