package io.certcron.persistence;

import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A migrated database for one test class, with the adapters on pooled connections, as in production. */
final class PooledPostgres implements BeforeAllCallback, AfterAllCallback {

    private static final String SUPERUSER = "postgres";
    private static final int CONNECTIONS = 10;

    private final PostgresFixture fixture = PostgresFixture.migrated();
    private Database runtime;
    private Database backDoor;
    private PostgresContractDatabase database;

    @Override
    public void beforeAll(ExtensionContext context) {
        fixture.beforeAll(context);
        runtime = pool(PostgresFixture.RUNTIME);
        backDoor = pool(SUPERUSER);
        database = new PostgresContractDatabase(
                new Storage(runtime.dataSource(), CertificationTable.STANDARD),
                Jdbi.create(backDoor.dataSource()).installPlugin(new PostgresPlugin()));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        runtime.close();
        backDoor.close();
        fixture.afterAll(context);
    }

    /** The database, with nothing in it. */
    PostgresContractDatabase emptied() {
        fixture.clear();
        return database;
    }

    /** The runtime user's connections. */
    DataSource dataSource() {
        return runtime.dataSource();
    }

    /** A superuser who waits for however long a statement takes. */
    Jdbi superuser() {
        return fixture.superuser();
    }

    private Database pool(String user) {
        return Database.open(new DatabaseSettings(fixture.jdbcUrl(), user, "", CONNECTIONS));
    }
}
