package io.certcron.persistence;

import java.util.regex.Pattern;

/**
 * How to reach the database.
 *
 * @param jdbcUrl its address, {@code jdbc:postgresql://…}; a driver setting in it takes precedence over ours
 * @param user who connects
 * @param password the user's password; empty where none is needed
 * @param poolSize how many connections are kept open at most; at least one
 */
public record DatabaseSettings(String jdbcUrl, String user, String password, int poolSize) {

    private static final Pattern POSTGRESQL = Pattern.compile("jdbc:postgresql:\\S+");

    public DatabaseSettings {
        if (!POSTGRESQL.matcher(jdbcUrl).matches()) {
            // not quoted: it may hold a password
            throw new IllegalArgumentException("jdbcUrl: must begin with jdbc:postgresql:, without blanks");
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException("poolSize: must be positive, got " + poolSize);
        }
    }

    /** The same database with another number of connections. */
    public DatabaseSettings withPoolSize(int size) {
        return new DatabaseSettings(jdbcUrl, user, password, size);
    }

    /** Shows neither the password nor the address's parameters, among which there may be another. */
    @Override
    public String toString() {
        return "DatabaseSettings[jdbcUrl=" + jdbcUrl.split("\\?", 2)[0] + ", user=" + user + ", poolSize=" + poolSize
                + "]";
    }
}
