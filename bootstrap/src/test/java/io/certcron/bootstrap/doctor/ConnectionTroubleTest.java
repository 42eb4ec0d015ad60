package io.certcron.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.DatabaseSettings;
import io.certcron.persistence.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ConnectionTroubleTest {

    private static final EmbeddedDatabase SERVER = EmbeddedDatabase.temporary();

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void tellsAMissingDatabase() {
        assertFailed(settings(SERVER.jdbcUrl("nowhere"), "postgres", ""), "does not exist on that server", "create");
    }

    @Test
    void tellsAnUnknownUser() {
        assertFailed(settings(SERVER.jdbcUrl(), "nobody", ""), "does not let the user in", "database.user");
    }

    @Test
    void tellsAWrongAndAMissingPassword() throws SQLException {
        SERVER.createUser("locked_out");
        askForAPassword("locked_out");

        assertFailed(
                settings(SERVER.jdbcUrl(), "locked_out", "a-canary"), "refuses the user or the password", "password");
        assertFailed(settings(SERVER.jdbcUrl(), "locked_out", ""), "asks for a password", "Set database.password");
    }

    @Test
    void tellsAServerWithoutEncryption() {
        String url = SERVER.jdbcUrl() + "?sslmode=require&sslpassword=a-canary";

        assertFailed(settings(url, "postgres", ""), "no encryption could be agreed on", "sslmode");
    }

    @Test
    void tellsAClosedPort() throws IOException {
        int port = freePort();

        assertFailed(
                settings("jdbc:postgresql://127.0.0.1:" + port + "/d", "u", ""), "nobody takes connections", "Start");
    }

    @Test
    void tellsAnUnknownHost() {
        assertFailed(settings("jdbc:postgresql://certcron.invalid/d", "u", ""), "name of its host is unknown", "DNS");
    }

    @Test
    void tellsAServerThatNeverAnswers() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/d";

            assertFailed(settings(url, "u", "a-canary"), "did not answer in time", "firewall");
        }
    }

    @Test
    void namesThePlaceAndTheUserAndNoParameters() {
        DatabaseSettings settings =
                settings("jdbc:postgresql://db.example.org:5432/d?sslpassword=canary", "u", "canary");

        assertThat(ConnectionTrouble.placeOf(settings)).isEqualTo("The database db.example.org:5432/d, as user 'u',");
    }

    private static void assertFailed(DatabaseSettings settings, String text, String fix) {
        List<Finding> findings = look(settings);

        assertThat(findings).hasSize(1).first().isInstanceOf(Finding.Failed.class);
        Finding.Failed failed = (Finding.Failed) findings.get(0);
        assertThat(failed.text()).contains(text).doesNotContain("canary");
        assertThat(failed.fix()).contains(fix);
    }

    private static List<Finding> look(DatabaseSettings settings) {
        try {
            return new DatabaseCheck(settings, DatabaseQuestions.to(settings, CertificationTable.STANDARD)).look();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static DatabaseSettings settings(String url, String user, String password) {
        return new DatabaseSettings(url, user, password, 1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The server trusts everybody; its superuser may write the file that says so. */
    private static void askForAPassword(String user) throws SQLException {
        try (Connection connection =
                        SERVER.dataSource("postgres", SERVER.ownerUser()).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER ROLE " + user + " PASSWORD 'another-one'");
            statement.execute(
                    """
                    DO $$
                    BEGIN
                        EXECUTE format(
                            'COPY (SELECT line FROM (VALUES (%%L), (%%L)) AS rule (line)) TO %%L',
                            'host all %s 127.0.0.1/32 scram-sha-256',
                            'host all all 127.0.0.1/32 trust',
                            current_setting('hba_file'));
                        PERFORM pg_reload_conf();
                    END $$
                    """
                            .formatted(user));
        }
    }
}
