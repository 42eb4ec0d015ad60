package io.certcron.bootstrap.command;

import io.certcron.application.port.out.StorageException;

/** What is wrong with the database, in words for a person. */
final class DatabaseTrouble {

    /** The class of SQLSTATEs for a user or password that is refused. */
    private static final String REFUSED_LOGIN = "28";

    private DatabaseTrouble() {}

    static String inWords(StorageException failure) {
        String sqlState = failure.sqlState().orElse("");
        String suffix = sqlState.isEmpty() ? "." : " (SQLSTATE " + sqlState + ").";
        if (sqlState.startsWith(REFUSED_LOGIN)) {
            return "The database refuses the user or the password: look at database.user and database.password"
                    + suffix;
        }
        return failure.isUnavailable()
                ? "The database does not answer: look at database.url, and whether the server is running" + suffix
                : "The database refused the operation " + failure.sqlOperation() + suffix;
    }
}
