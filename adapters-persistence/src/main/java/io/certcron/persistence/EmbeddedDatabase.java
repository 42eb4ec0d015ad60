package io.certcron.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL of our own, for the sandbox and for tests. It listens on the loopback interface only and trusts whoever
 * connects from there. It runs until it is closed; one whose JVM was killed is stopped by the next to open its directory.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    /** The superuser, and also the name of the first database. */
    private static final String OWNER = "postgres";

    /** After a crash the server first repeats what it had not written. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final ServerDirectory directory;
    private final EmbeddedPostgres server;
    private final boolean kept;

    private EmbeddedDatabase(ServerDirectory directory, boolean kept) throws IOException {
        this.directory = directory;
        this.kept = kept;
        this.server = start(directory, kept);
    }

    /**
     * A server that forgets everything when it is closed. Until then it keeps what it has confirmed, but not through a
     * failure of the operating system.
     */
    public static EmbeddedDatabase temporary() {
        return open(TemporaryServers.create(), false);
    }

    /**
     * A server that keeps its data, safely, in the directory.
     *
     * @throws IllegalStateException if another process has it open
     */
    public static EmbeddedDatabase in(Path directory) {
        return open(ServerDirectory.lock(directory), true);
    }

    private static EmbeddedDatabase open(ServerDirectory directory, boolean kept) {
        try {
            directory.stopOrphan();
            return new EmbeddedDatabase(directory, kept);
        } catch (IOException | RuntimeException e) {
            directory.stopOrphan();
            directory.close();
            throw new IllegalStateException("The embedded PostgreSQL did not start", e);
        }
    }

    private static EmbeddedPostgres start(ServerDirectory directory, boolean kept) throws IOException {
        String durability = kept ? "on" : "off";
        directory.beginInitialization();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                // which it opens to everybody; its parent stays closed
                .setOverrideWorkingDirectory(
                        PrivateDirectory.open().resolve("programs").toFile())
                .setDataDirectory(directory.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_PATIENCE)
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // quoted for the shell that pg_ctl starts the server with
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("fsync", durability)
                // what was confirmed survives the server's own crash, also where only the page cache has it
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", durability)
                // keeps values of rows out of the server's messages, which end up in our log
                .setServerConfig("log_error_verbosity", "terse")
                .setServerConfig("log_min_error_statement", "panic")
                .start();
        directory.endInitialization();
        return server;
    }

    /** The address of the first database. */
    public String jdbcUrl() {
        return jdbcUrl(OWNER);
    }

    /** The address of a database. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
    }

    /** The superuser, who needs no password. */
    public String ownerUser() {
        return OWNER;
    }

    /** Connects as a user to a database, a new connection each time. */
    public DataSource dataSource(String database, String user) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl(database));
        dataSource.setUser(user);
        return dataSource;
    }

    /** Creates a user who may log in, unless there is one of that name. */
    public void createUser(String name) {
        asOwner().useHandle(handle -> {
            boolean absent = handle.createQuery("SELECT NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :name)")
                    .bind("name", name)
                    .mapTo(Boolean.class)
                    .one();
            if (absent) {
                handle.execute("CREATE ROLE " + quoted(name) + " LOGIN");
            }
        });
    }

    /** Creates a database. */
    public void createDatabase(String name, String owner) {
        asOwner().useHandle(handle -> handle.execute("CREATE DATABASE " + quoted(name) + " OWNER " + quoted(owner)));
    }

    private Jdbi asOwner() {
        return Jdbi.create(dataSource(OWNER, OWNER));
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** Stops the server. Closing twice does nothing more. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
        } finally {
            if (kept) {
                directory.close();
            } else {
                TemporaryServers.delete(directory);
            }
        }
    }
}
