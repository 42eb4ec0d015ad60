package io.certcron.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Runs the repositories' statements on PostgreSQL. Thread-safe.
 *
 * <p>Statements refer to the schema and to the certifications by the attributes of {@link CertificationTable}, such as
 * {@code <schema>}. No exception from here has bound values in its message.
 */
public final class Storage {

    /** A deadlock has one victim among two, so that the second attempt nearly always succeeds. */
    private static final int ATTEMPTS = 5;

    private final Jdbi jdbi;

    /**
     * @param source connects as a user with the rights of {@code service_role}
     * @param table where the certifications are
     */
    public Storage(DataSource source, CertificationTable table) {
        jdbi = Jdbi.create(() -> outsideTransaction(source.getConnection())).installPlugin(new PostgresPlugin());
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(LocalDate.class, "date");
        jdbi.registerArrayType(Instant.class, "timestamptz");
        table.attributes().forEach(jdbi::define);
    }

    /**
     * Does the work in one transaction, which ends before this returns. Where PostgreSQL rolls it back for the sake of
     * another transaction, the work is done anew, and so must have no effect outside the database.
     *
     * @param sqlOperation our name of the operation, in snake_case
     * @param recordIds the certifications or runs concerned, as far as they are known
     * @throws io.certcron.application.port.out.StorageException where the database fails
     */
    <T> T inTransaction(String sqlOperation, List<UUID> recordIds, HandleCallback<T, RuntimeException> work) {
        return inTransaction(sqlOperation, () -> recordIds, work);
    }

    /** The same; the records concerned are only asked for where the database fails. */
    <T> T inTransaction(String sqlOperation, Supplier<List<UUID>> recordIds, HandleCallback<T, RuntimeException> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work);
            } catch (JdbiException exception) {
                StorageFailure failure = StorageFailure.of(exception);
                if (attempt == ATTEMPTS || !failure.isConflict()) {
                    throw failure.during(sqlOperation, recordIds.get());
                }
            }
        }
    }

    /** Some pools begin a transaction by themselves, in which Jdbi would not begin, and so not commit, its own. */
    private static Connection outsideTransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        return connection;
    }
}
