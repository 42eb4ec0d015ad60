package io.certcron.application.port.out;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The database refused an operation or could not be reached. The message is constant; what went wrong is in the typed
 * fields, none of which holds data about a person.
 */
public final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** As {@link #sqlOperation()} has it. */
    private final String sqlOperation;
    /** The SQLSTATE, or {@code null}. */
    private final String sqlState;
    /** As {@link #isUnavailable()} has it. */
    private final boolean unavailable;

    private final transient List<UUID> recordIds;

    /**
     * A failure of an operation.
     *
     * @param sqlOperation our name of the operation, in snake_case, such as {@code claim_intents}
     * @param sqlState the five-character SQLSTATE, where the database gave one
     * @param unavailable whether the database could not be reached, was shutting down or did not answer in time
     * @param recordIds the certifications or runs concerned, as far as they are known
     * @param cause what the database's driver threw
     */
    public StorageException(
            String sqlOperation,
            Optional<String> sqlState,
            boolean unavailable,
            List<UUID> recordIds,
            Throwable cause) {
        super(unavailable ? "The database is unavailable" : "The database refused an operation", cause);
        this.sqlOperation = Objects.requireNonNull(sqlOperation, "sqlOperation");
        this.sqlState = sqlState.orElse("");
        this.unavailable = unavailable;
        this.recordIds = List.copyOf(recordIds);
    }

    /** {@return our name of the operation, such as {@code claim_intents}} */
    public String sqlOperation() {
        return sqlOperation;
    }

    /** {@return the SQLSTATE, where the database gave one} */
    public Optional<String> sqlState() {
        return sqlState.isEmpty() ? Optional.empty() : Optional.of(sqlState);
    }

    /** {@return whether the database could not be reached, was shutting down or did not answer in time} */
    public boolean isUnavailable() {
        return unavailable;
    }

    /** {@return the certifications or runs concerned, as far as they are known} */
    public List<UUID> recordIds() {
        return recordIds;
    }
}
