package io.certcron.bench.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a peer is told: all from the environment.
 *
 * @param jdbcUrl the database
 * @param user who connects to it
 * @param services both services
 * @param businessDate for which night
 * @param limit how many certifications to settle at most
 */
public record Surroundings(String jdbcUrl, String user, URI services, LocalDate businessDate, int limit) {

    private static final String DATABASE_URL = "BENCH_DATABASE_URL";
    private static final String DATABASE_USER = "BENCH_DATABASE_USER";
    private static final String SERVICES_URL = "BENCH_SERVICES_URL";
    private static final String BUSINESS_DATE = "BENCH_BUSINESS_DATE";
    private static final String LIMIT = "BENCH_LIMIT";

    /** Reads them. */
    public static Surroundings of(Map<String, String> environment) {
        return new Surroundings(
                environment.getOrDefault(DATABASE_URL, ""),
                environment.getOrDefault(DATABASE_USER, ""),
                URI.create(environment.getOrDefault(SERVICES_URL, "")),
                LocalDate.parse(environment.getOrDefault(BUSINESS_DATE, "")),
                Integer.parseInt(environment.getOrDefault(LIMIT, "")));
    }

    /** Writes them. */
    public Map<String, String> toEnvironment() {
        return Map.of(
                DATABASE_URL, jdbcUrl,
                DATABASE_USER, user,
                SERVICES_URL, services.toString(),
                BUSINESS_DATE, businessDate.toString(),
                LIMIT, Integer.toString(limit));
    }

    /** A pool of so many connections, all of them open. */
    public HikariDataSource connections(int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setMaximumPoolSize(size);
        // the documented way to insert many rows in one statement
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }
}
