package io.certcron.bootstrap.doctor;

import io.certcron.application.port.out.StorageException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A check that could not be made, in words. The message of an exception may hold anything, and is not shown. */
final class UnexpectedTrouble {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String STATEMENT_TIMEOUT = "57014";

    private UnexpectedTrouble() {}

    static Finding finding(@Nullable Throwable failure) {
        String state = sqlState(failure).orElse("");
        return switch (state) {
            case "" ->
                new Finding.Failed(
                        "The check itself failed"
                                + (failure == null
                                        ? "."
                                        : ": " + failure.getClass().getSimpleName() + "."),
                        "Report this as a fault of the doctor.");
            case INSUFFICIENT_PRIVILEGE ->
                new Finding.Failed(
                        "The user may not read what this looks at (SQLSTATE " + state + ").",
                        "As the owner, run 'migrate' with database.runtime-user set to this user.");
            case STATEMENT_TIMEOUT ->
                new Finding.Failed(
                        "The database took too long (SQLSTATE " + state + ").",
                        "See whether it is overloaded, or something holds a lock.");
            default ->
                new Finding.Failed(
                        "The database refused the question (SQLSTATE " + state + ").",
                        "Look up the SQLSTATE in appendix A of PostgreSQL's manual.");
        };
    }

    private static Optional<String> sqlState(@Nullable Throwable failure) {
        if (failure instanceof StorageException storage) {
            return storage.sqlState();
        }
        return failure instanceof SQLException sql ? Optional.ofNullable(sql.getSQLState()) : Optional.empty();
    }
}
