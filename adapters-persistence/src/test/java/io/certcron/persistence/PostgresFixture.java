package io.certcron.persistence;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A database of its own for each test class, on one real server for the whole test run.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PostgresFixture database = PostgresFixture.migrated();
 * }</pre>
 */
final class PostgresFixture implements BeforeAllCallback, AfterAllCallback {

    /** Owns the schema; no superuser. */
    static final String OWNER = "certcron_owner";

    /** Runs the job: a member of {@code service_role}. */
    static final String RUNTIME = "certcron_runtime";

    /** A person on call: a member of {@code ops_admin}. */
    static final String OPS_ADMIN = "person_on_call";

    /** May log in, and nothing more. */
    static final String STRANGER = "stranger";

    private static final String TEMPLATE = "certcron_template";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final boolean migrated;
    private final String name = "test_" + DATABASES.incrementAndGet();
    private EmbeddedDatabase server;

    private PostgresFixture(boolean migrated) {
        this.migrated = migrated;
    }

    /** A database with the standard schema, all migrations applied. */
    static PostgresFixture migrated() {
        return new PostgresFixture(true);
    }

    /** A database with nothing in it. */
    static PostgresFixture empty() {
        return new PostgresFixture(false);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(PostgresFixture.class, key -> startServer(), EmbeddedDatabase.class);
        asSuperuserOn("postgres")
                .useHandle(handle -> handle.execute("CREATE DATABASE " + name + " OWNER " + OWNER + " TEMPLATE "
                        + (migrated ? TEMPLATE : "template0")));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server == null) {
            return;
        }
        asSuperuserOn("postgres").useHandle(handle -> handle.execute("DROP DATABASE " + name + " WITH (FORCE)"));
    }

    private static EmbeddedDatabase startServer() {
        EmbeddedDatabase server = EmbeddedDatabase.temporary();
        try (var superuser = Jdbi.open(server.dataSource("postgres", server.ownerUser()))) {
            superuser.execute("CREATE ROLE " + OWNER + " LOGIN CREATEROLE");
            List.of(RUNTIME, OPS_ADMIN, STRANGER).forEach(server::createUser);
            server.createDatabase(TEMPLATE, OWNER);
            new SchemaMigration(server.dataSource(TEMPLATE, OWNER), CertificationTable.STANDARD, Optional.of(RUNTIME))
                    .migrate();
            superuser.execute("GRANT ops_admin TO " + OPS_ADMIN);
        }
        return server;
    }

    Jdbi owner() {
        return jdbi(OWNER);
    }

    Jdbi runtime() {
        return jdbi(RUNTIME);
    }

    Jdbi opsAdmin() {
        return jdbi(OPS_ADMIN);
    }

    Jdbi stranger() {
        return jdbi(STRANGER);
    }

    /** Sees and may do everything, row-level security or not. */
    Jdbi superuser() {
        return jdbi(server.ownerUser());
    }

    /** Connects as the user, a new connection each time. */
    DataSource dataSource(String user) {
        return server.dataSource(name, user);
    }

    /** The database's name. */
    String name() {
        return name;
    }

    String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /** Runs the statements as the user, each by itself. */
    void run(String user, String... statements) {
        jdbi(user).useHandle(handle -> List.of(statements).forEach(handle::execute));
    }

    /** What the user is answered: one value, as text. */
    String ask(String user, String question) {
        return jdbi(user)
                .withHandle(handle ->
                        handle.createQuery(question).mapTo(String.class).one());
    }

    /** What the user is answered: a column, as text. */
    List<String> list(String user, String question) {
        return jdbi(user)
                .withHandle(handle ->
                        handle.createQuery(question).mapTo(String.class).list());
    }

    /** Makes another user who may log in, and nothing more. */
    void createUser(String user) {
        server.createUser(user);
    }

    /** Takes everything out of a database that was made empty, and out of the schemas named. */
    void makeEmptyAgain(String... schemas) {
        superuser().useHandle(handle -> {
            for (String schema : schemas) {
                handle.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE");
            }
            handle.execute("DROP SCHEMA public CASCADE");
            handle.execute("CREATE SCHEMA public AUTHORIZATION " + OWNER);
            handle.execute("GRANT USAGE ON SCHEMA public TO PUBLIC");
        });
    }

    /** Empties every table. */
    void clear() {
        superuser()
                .useHandle(handle -> handle.execute("TRUNCATE certifications, certification_idempotency_log,"
                        + " certification_cron, certification_cron_slot, certification_cron_run, certification_cron_run_count,"
                        + " certification_cron_journal, certification_cron_run_problem,"
                        + " cron_audit_log"));
    }

    /** Connects as the user, a new connection each time. */
    Jdbi jdbi(String user) {
        return Jdbi.create(dataSource(user)).installPlugin(new PostgresPlugin());
    }

    private Jdbi asSuperuserOn(String database) {
        return Jdbi.create(server.dataSource(database, server.ownerUser()));
    }
}
