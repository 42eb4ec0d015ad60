package io.certcron.persistence;

import io.certcron.application.port.out.StorageException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.ConnectionException;

/**
 * Why a statement failed. The codes are those of PostgreSQL's appendix A.
 *
 * @param exception what Jdbi, Flyway or the driver threw
 * @param sqlState the SQLSTATE, where there is one
 * @param unavailable whether the database could not be reached, was shutting down or did not answer in time
 */
record StorageFailure(Exception exception, Optional<String> sqlState, boolean unavailable) {

    private static final String CONNECTION_EXCEPTION = "08";
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    /** Shutdown by the administrator, crash, start-up; too many connections; statement timeout. */
    private static final Set<String> UNAVAILABLE = Set.of("57P01", "57P02", "57P03", "53300", "57014");

    static StorageFailure of(Exception exception) {
        Optional<String> sqlState = causesOf(exception)
                .filter(SQLException.class::isInstance)
                .map(cause -> Optional.ofNullable(((SQLException) cause).getSQLState()))
                .flatMap(Optional::stream)
                .findFirst();
        boolean unavailable =
                sqlState.map(StorageFailure::isUnavailable).orElse(exception instanceof ConnectionException)
                        || causesOf(exception).anyMatch(StorageFailure::isUnanswered);
        return new StorageFailure(exception, sqlState, unavailable);
    }

    /** Whether PostgreSQL sacrificed the transaction to let another one through. */
    boolean isConflict() {
        return sqlState.filter(CONFLICTS::contains).isPresent();
    }

    StorageException during(String sqlOperation, List<UUID> recordIds) {
        return new StorageException(sqlOperation, sqlState, unavailable, recordIds, exception);
    }

    private static boolean isUnavailable(String sqlState) {
        return sqlState.startsWith(CONNECTION_EXCEPTION) || UNAVAILABLE.contains(sqlState);
    }

    private static boolean isUnanswered(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLTimeoutException
                || cause instanceof SocketTimeoutException;
    }

    private static Stream<Throwable> causesOf(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause);
    }
}
