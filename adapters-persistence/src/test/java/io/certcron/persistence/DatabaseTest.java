package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.StorageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whatever becomes of the server, the answer is there within 30 seconds. */
@Timeout(30)
class DatabaseTest {

    @RegisterExtension
    static final PostgresFixture postgres = PostgresFixture.empty();

    @Test
    void opensWithoutAServerAndSaysSoWhenItIsUsed() {
        try (Database database = open("jdbc:postgresql://127.0.0.1:1/nowhere")) {
            assertUnavailable(database::time);
        }
    }

    @Test
    void noticesThatTheServerHasGone() {
        EmbeddedDatabase server = EmbeddedDatabase.temporary();
        try (Database database = open(server.jdbcUrl())) {
            assertThat(database.time()).isNotNull();

            server.close();

            assertUnavailable(database::time);
        } finally {
            server.close();
        }
    }

    @Test
    void givesUpOnAServerThatTakesTheConnectionAndSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                Database database = open("jdbc:postgresql://127.0.0.1:" + silent.getLocalPort() + "/silent")) {
            assertUnavailable(database::time);
        }
    }

    @Test
    void givesUpOnAServerThatFallsSilentDuringAStatement() {
        try (Database database = open(postgres.jdbcUrl() + "?socketTimeout=1")) {
            assertUnavailable(() -> storage(database)
                    .inTransaction("sleep", List.of(), handle -> handle.execute("SELECT pg_sleep(20)")));
        }
    }

    @Test
    void limitsEveryStatementAndEveryIdleTransaction() {
        try (Database database = open(postgres.jdbcUrl())) {
            List<String> limits = storage(database)
                    .inTransaction("read_settings", List.of(), handle -> handle.createQuery(
                                    """
                                    SELECT setting FROM pg_settings
                                    WHERE name IN (
                                        'application_name', 'idle_in_transaction_session_timeout', 'statement_timeout')
                                    ORDER BY name
                                    """)
                            .mapTo(String.class)
                            .list());

            assertThat(limits).containsExactly("certification-cron", "12000", "12000");
        }
    }

    @Test
    void tellsTheTimeByTheClockOfTheServer() {
        try (Database database = open(postgres.jdbcUrl())) {
            Instant before = Instant.parse(
                    postgres.ask("postgres", "SELECT to_json(clock_timestamp() AT TIME ZONE 'UTC') #>> '{}' || 'Z'"));
            Instant time = database.time();

            assertThat(time).isBetween(before, before.plusSeconds(20));
        }
    }

    @Test
    void hasNoTimeWithoutAServer() {
        try (Database database = open("jdbc:postgresql://127.0.0.1:1/nowhere")) {
            assertUnavailable(database::time);
        }
    }

    @Test
    void showsNoPassword() {
        DatabaseSettings settings =
                new DatabaseSettings("jdbc:postgresql://db.example/mentors?password=hunter2", "job", "hunter3", 4);

        assertThat(settings)
                .hasToString("DatabaseSettings[jdbcUrl=jdbc:postgresql://db.example/mentors, user=job, poolSize=4]");
    }

    @Test
    void takesNoOtherDatabase() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:mysql://job:hunter2@db.example/mentors", "job", "", 4))
                .hasMessageStartingWith("jdbcUrl: must begin with jdbc:postgresql:")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:postgresql://db.example/mentors", "job", "", 0))
                .hasMessage("poolSize: must be positive, got 0");
    }

    private static Database open(String jdbcUrl) {
        return Database.open(new DatabaseSettings(jdbcUrl, "postgres", "", 2));
    }

    private static Storage storage(Database database) {
        return new Storage(database.dataSource(), CertificationTable.STANDARD);
    }

    private static void assertUnavailable(ThrowingCallable use) {
        assertThatThrownBy(use)
                .isInstanceOfSatisfying(StorageException.class, failure -> assertThat(failure.isUnavailable())
                        .isTrue());
    }
}
