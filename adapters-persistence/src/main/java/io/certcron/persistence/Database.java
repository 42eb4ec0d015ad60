package io.certcron.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections to PostgreSQL: a HikariCP pool of ours, or a data source that stays the caller's. Whatever becomes of the
 * server, nobody waits for a connection of our pool longer than {@link #SOCKET}. Thread-safe.
 */
public final class Database implements AutoCloseable {

    private static final String APPLICATION_NAME = "certification-cron";

    /** For a server that does not take the connection, and for a free connection of the pool. */
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /** For a server that gives no sign of life. Longer than {@link #STATEMENT}, so that a slow one can still say so. */
    private static final Duration SOCKET = Duration.ofSeconds(15);

    /** For a statement. The longest of ours take some hundred milliseconds. */
    private static final Duration STATEMENT = Duration.ofSeconds(12);

    /** Shorter than {@link #CONNECT}, as HikariCP requires. */
    private static final Duration VALIDATION = Duration.ofSeconds(3);

    /** The second is for us: a process that froze inside a transaction must not keep its locks. */
    private static final String SESSION = "SET statement_timeout = %1$d; SET idle_in_transaction_session_timeout = %1$d"
            .formatted(STATEMENT.toMillis());

    private static final int NEVER = -1;

    private final DataSource source;
    private final Runnable closing;

    private Database(DataSource source, Runnable closing) {
        this.source = source;
        this.closing = closing;
    }

    /** Makes the pool. No connection is opened before the first is needed, so this never fails for lack of a server. */
    public static Database open(DatabaseSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("certification-cron");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setDataSourceProperties(driverProperties());
        config.setConnectionInitSql(SESSION);
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(VALIDATION.toMillis());
        config.setInitializationFailTimeout(NEVER);
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(0);
        HikariDataSource pool = new HikariDataSource(config);
        return new Database(pool, pool::close);
    }

    /** Connections that stay the caller's: {@link #close()} leaves them alone. */
    public static Database borrowing(DataSource source) {
        return new Database(source, () -> {});
    }

    /**
     * Connects without a pool, and waits without end for an answer: for migrations and for loading, which a human looks
     * at.
     */
    public static DataSource patient(DatabaseSettings settings) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(settings.jdbcUrl());
        source.setUser(settings.user());
        source.setPassword(settings.password());
        source.setApplicationName(APPLICATION_NAME);
        source.setLogServerErrorDetail(false);
        source.setTcpKeepAlive(true);
        source.setConnectTimeout((int) CONNECT.toSeconds());
        return source;
    }

    /** Where the connections come from. */
    public DataSource dataSource() {
        return source;
    }

    /**
     * Asks for the time by the server's clock.
     *
     * @throws io.certcron.application.port.out.StorageException if it does not answer
     */
    public Instant time() {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT clock_timestamp() AS database_time")) {
            row.next();
            return Columns.instant(row, "database_time");
        } catch (SQLException e) {
            throw StorageFailure.of(e).during("read_clock", List.of());
        }
    }

    /** Closes the connections that are ours. Closing twice does nothing more. */
    @Override
    public void close() {
        closing.run();
    }

    private static Properties driverProperties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(SOCKET.toSeconds()));
        properties.setProperty("tcpKeepAlive", "true");
        // the detail of an error quotes values of the row
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }
}
