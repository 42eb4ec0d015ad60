package io.certcron.bench.platform;

import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.EmbeddedDatabase;
import io.certcron.persistence.SchemaMigration;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/** The database of one workload, as {@code migrate} makes it, filled. */
public final class BenchDatabase {

    /** Who runs the job and its contenders. */
    public static final String USER = "certcron";

    private static final int LONGEST_EXPIRED_DAYS = 1_000;

    private static final String FILL =
            """
            INSERT INTO certifications (certification_id, peer_mentor_id, expiry_date, status)
            SELECT gen_random_uuid(), gen_random_uuid(),
                CASE
                    WHEN n <= %2$d THEN DATE '%1$s'
                    WHEN n <= %3$d THEN DATE '%1$s' + (ARRAY[30, 14, 7])[1 + n %% 3]
                    WHEN n %% 3 = 0 THEN DATE '%1$s' - 1 - n %% %5$d
                    ELSE DATE '%1$s' + 31 + n %% 330
                END,
                CASE WHEN n > %3$d AND n %% 3 = 0 THEN 'paused' ELSE 'active' END
            FROM generate_series(1, %4$d) AS n
            ORDER BY random()
            """;

    /** Everything that a run of the job writes; and certifications as they were, in a table that is none the worse for it. */
    private static final String RESET =
            """
            DROP SCHEMA IF EXISTS peers CASCADE;
            CREATE SCHEMA peers;
            TRUNCATE certification_idempotency_log, certification_cron_run, certification_cron_run_count, cron_audit_log,
                certification_cron_run_problem;
            UPDATE certifications SET status = 'active' WHERE status = 'paused' AND expiry_date >= DATE '%s';
            """;

    private static final String STATEMENTS =
            """
            SELECT coalesce(sum(calls), 0)
            FROM pg_stat_statements
            WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                AND query NOT LIKE 'UPDATE certifications SET status%'
                AND query NOT LIKE '%pg_stat_%'
            """;

    private final EmbeddedDatabase server;
    private final String name;
    private final Workload workload;
    private final LocalDate businessDate;

    private BenchDatabase(EmbeddedDatabase server, String name, Workload workload, LocalDate businessDate) {
        this.server = server;
        this.name = name;
        this.workload = workload;
        this.businessDate = businessDate;
    }

    /** Makes it. */
    public static BenchDatabase create(BenchServer benchServer, Workload workload, LocalDate businessDate) {
        EmbeddedDatabase server = benchServer.embedded();
        String name = "bench_%d_%d".formatted(workload.certifications(), workload.due());
        server.createUser(USER);
        server.createDatabase(name, server.ownerUser());
        new SchemaMigration(server.dataSource(name, server.ownerUser()), CertificationTable.STANDARD, Optional.of(USER))
                .migrate();
        BenchDatabase database = new BenchDatabase(server, name, workload, businessDate);
        database.execute("CREATE EXTENSION pg_stat_statements");
        database.execute(FILL.formatted(
                businessDate, workload.pauses(), workload.due(), workload.certifications(), LONGEST_EXPIRED_DAYS));
        return database;
    }

    /** Undoes a run. */
    public void reset() {
        execute(RESET.formatted(businessDate));
        execute("VACUUM (ANALYZE) certifications");
        execute("VACUUM (ANALYZE) certification_idempotency_log");
        execute("CHECKPOINT");
    }

    /** Lets connections that are opened from now on count their statements, or no longer do so. */
    public void countStatements(boolean count) {
        execute("ALTER DATABASE %s SET pg_stat_statements.track = '%s'".formatted(name, count ? "top" : "none"));
        execute("SELECT pg_stat_statements_reset()");
    }

    /** How many statements were counted, without those of the services. */
    public long statements() {
        return number(STATEMENTS);
    }

    /** How long it takes to ask for missed pauses, from sending the query to having its answer. */
    public Duration missedPauseQuery() {
        try (Connection connection = server.dataSource(name, server.ownerUser()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
            long start = System.nanoTime();
            statement
                    .executeQuery("SELECT count(*) FROM get_missed_auto_pauses()")
                    .close();
            return Duration.ofNanos(System.nanoTime() - start);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The port of its server. */
    public int port() {
        return URI.create(jdbcUrl().substring("jdbc:".length())).getPort();
    }

    /** Its address through another port. */
    public String jdbcUrl(int throughPort) {
        return "jdbc:postgresql://127.0.0.1:" + throughPort + "/" + name;
    }

    /** What is in it. */
    public Workload workload() {
        return workload;
    }

    /** The date on which that is due. */
    public LocalDate businessDate() {
        return businessDate;
    }

    /** A date on which nothing is due, and nothing has expired. */
    public LocalDate dateWithNothingDue() {
        return businessDate.minusDays(2 * LONGEST_EXPIRED_DAYS);
    }

    /** Its address. */
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /** Who may do everything in it. */
    public String owner() {
        return server.ownerUser();
    }

    /** Its address with the owner in it. */
    public String ownerJdbcUrl() {
        return jdbcUrl() + "?user=" + owner();
    }

    /** The one number that the query gives. */
    public long number(String query) {
        try (Connection connection = server.dataSource(name, server.ownerUser()).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Carries out statements. */
    public void execute(String statements) {
        try (Connection connection = server.dataSource(name, server.ownerUser()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
