package io.certcron.bootstrap.embedding;

import io.certcron.bootstrap.bounds.Bounds;
import io.certcron.bootstrap.bounds.JdbcUrl;
import io.certcron.persistence.Database;
import io.certcron.persistence.DatabaseSettings;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where the connections come from: the caller's data source, or a pool of ours. */
final class DatabaseSource {

    private @Nullable DataSource lent;
    private boolean byAddress;
    private @Nullable String jdbcUrl;
    private @Nullable String user;
    private @Nullable String password;
    private int poolSize = 12;

    void lent(@Nullable DataSource source) {
        lent = source;
    }

    void at(@Nullable String url, @Nullable String name, @Nullable String secret) {
        byAddress = true;
        jdbcUrl = url;
        user = name;
        password = secret;
    }

    void poolSize(int connections) {
        poolSize = connections;
    }

    Optional<String> secret() {
        return Optional.ofNullable(password);
    }

    void check(Faults faults) {
        if (!byAddress) {
            faults.isThere(lent, "dataSource", "Give a DataSource, or call database(jdbcUrl, user, password).");
            return;
        }
        faults.unless(lent == null, "database", "a dataSource is given as well", "Give one of the two, not both.");
        checkAddress(faults);
        faults.unless(
                user != null && !user.isEmpty(), "database user", "it is missing", "Give the runtime user's name.");
        faults.isThere(password, "database password", "Give the user's password, \"\" where it has none.");
        faults.within(Bounds.POOL_SIZE, "poolSize", poolSize);
    }

    private void checkAddress(Faults faults) {
        String fix = "Use " + JdbcUrl.FORM + ".";
        if (jdbcUrl == null || jdbcUrl.isEmpty()) {
            faults.add("database jdbcUrl", "it is missing", fix);
            return;
        }
        try {
            JdbcUrl address = JdbcUrl.parse(jdbcUrl);
            faults.unless(
                    address.user().isEmpty() && address.password().isEmpty(),
                    "database jdbcUrl",
                    "it has a user or a password among its parameters",
                    "Give them as arguments of their own.");
        } catch (IllegalArgumentException refused) {
            // not quoted: it may hold a password
            faults.add("database jdbcUrl", "it is no such address", fix);
        }
    }

    /** Connects to nothing yet. */
    Database open() {
        DataSource source = lent;
        return source == null ? Database.open(settings()) : Database.borrowing(source);
    }

    /** Connects as the same user, and waits as long as a migration takes. */
    DataSource patient() {
        DataSource source = lent;
        return source == null ? Database.patient(settings()) : source;
    }

    private DatabaseSettings settings() {
        return new DatabaseSettings(String.valueOf(jdbcUrl), String.valueOf(user), String.valueOf(password), poolSize);
    }
}
