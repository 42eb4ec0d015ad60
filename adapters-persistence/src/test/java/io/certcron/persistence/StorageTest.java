package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.certcron.application.port.out.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final UUID RECORD = UUID.fromString("6f1c1b1e-0d5e-4b43-9d3e-2f6a0a6f3a11");

    private final Storage storage = POSTGRES.emptied().storage();

    @Test
    void doesTheVictimOfADeadlockAnew() {
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        AtomicInteger numbers = new AtomicInteger();

        List<Integer> results = Race.between(2, () -> {
            int first = numbers.getAndIncrement();
            return storage.inTransaction("lock_both", List.of(), handle -> {
                lock(handle, first);
                if (attempts.incrementAndGet() <= 2) {
                    await(bothHoldOne);
                }
                lock(handle, 1 - first);
                return first;
            });
        });

        assertThat(results).containsExactlyInAnyOrder(0, 1);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givesUpOnALastingConflictInTheEnd() {
        AtomicInteger attempts = new AtomicInteger();

        StorageException failure = failureOf(() -> storage.inTransaction("conflict", List.of(RECORD), handle -> {
            attempts.incrementAndGet();
            return handle.execute("DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''40001''; END'");
        }));

        assertThat(attempts).hasValue(5);
        assertThat(failure.sqlState()).contains("40001");
        assertThat(failure.sqlOperation()).isEqualTo("conflict");
        assertThat(failure.recordIds()).containsExactly(RECORD);
        assertThat(failure.isUnavailable()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P02", "57P03", "53300"})
    void tellsAnUnavailableDatabaseByTheCode(String sqlState) {
        assertThat(failureWith(sqlState).isUnavailable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42501", "42P01", "22012"})
    void tellsARefusalByTheCode(String sqlState) {
        assertThat(failureWith(sqlState).isUnavailable()).isFalse();
        assertThat(failureWith(sqlState).sqlState()).contains(sqlState);
    }

    @Test
    void takesAStatementThatIsTooSlowForAnUnavailableDatabase() {
        StorageException failure = failureOf(() -> storage.inTransaction("sleep", List.of(), handle -> {
            handle.execute("SET LOCAL statement_timeout = 50");
            return handle.execute("SELECT pg_sleep(60)");
        }));

        assertThat(failure.sqlState()).contains("57014");
        assertThat(failure.isUnavailable()).isTrue();
    }

    @Test
    void takesAnExhaustedPoolForAnUnavailableDatabase() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(POSTGRES.dataSource());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(config);
                Connection theOnlyOne = pool.getConnection()) {
            Storage exhausted = new Storage(pool, CertificationTable.STANDARD);

            assertThat(theOnlyOne.isValid(1)).isTrue();
            assertThat(failureOf(() -> exhausted.inTransaction("wait", List.of(), handle -> 1))
                            .isUnavailable())
                    .isTrue();
        }
    }

    @Test
    void commitsOnConnectionsThatDoNotCommitByThemselves() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(POSTGRES.dataSource());
        config.setAutoCommit(false);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            new JdbiRunStore(new Storage(pool, CertificationTable.STANDARD), Clock.systemUTC()).open(Night.opening());
        }

        int runs = POSTGRES.superuser()
                .withHandle(handle -> handle.select("SELECT count(*) FROM certification_cron_run")
                        .mapTo(Integer.class)
                        .one());
        assertThat(runs).isEqualTo(1);
    }

    @Test
    void showsNoBoundValueInAnyMessage() {
        StorageException failure = failureOf(() ->
                storage.inTransaction("divide", List.of(), handle -> handle.createQuery("SELECT length(:text) / 0")
                        .bind("text", "Kari Nordmann")
                        .mapTo(Integer.class)
                        .one()));

        assertThat(Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause))
                .extracting(Throwable::toString)
                .allSatisfy(message -> assertThat(message).doesNotContain("Kari"));
    }

    private StorageException failureWith(String sqlState) {
        return failureOf(() -> storage.inTransaction(
                "fail",
                List.of(),
                handle -> handle.execute("DO 'BEGIN RAISE EXCEPTION USING ERRCODE = ''" + sqlState + "''; END'")));
    }

    private static StorageException failureOf(ThrowingCallable work) {
        return catchThrowableOfType(StorageException.class, work);
    }

    private static void lock(Handle handle, int number) {
        handle.select("SELECT pg_advisory_xact_lock(?)", number)
                .mapTo(String.class)
                .one();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
