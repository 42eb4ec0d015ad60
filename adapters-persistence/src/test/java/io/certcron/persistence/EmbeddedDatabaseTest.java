package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

@Timeout(120)
class EmbeddedDatabaseTest {

    private static final String KEEP = "CREATE TABLE kept AS SELECT 'safe' AS word";

    @TempDir
    Path directory;

    @Test
    void keepsItsDataSafelyInItsDirectory() {
        try (EmbeddedDatabase first = EmbeddedDatabase.in(directory)) {
            owner(first).useHandle(handle -> handle.execute(KEEP));
            assertThat(ask(first, "SHOW fsync")).isEqualTo("on");
            assertThat(ask(first, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(ask(first, "SHOW full_page_writes")).isEqualTo("on");
        }

        try (EmbeddedDatabase second = EmbeddedDatabase.in(directory)) {
            assertThat(ask(second, "SELECT word FROM kept")).isEqualTo("safe");
        }
    }

    @Test
    void isOpenedByOneAtATime() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.in(directory)) {
            assertThatThrownBy(() -> EmbeddedDatabase.in(directory))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("directory: its database is open already");
            Process another = openInAnotherProcess(directory);
            assertThat(another.inputReader().lines().toList()).containsExactly("refused");
            assertThat(ask(first, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void takesOverFromAProcessThatWasKilled() throws Exception {
        Process killed = openInAnotherProcess(directory);
        assertThat(killed.inputReader().lines().anyMatch("open"::equals)).isTrue();
        long orphan = processIdOfServer();
        killed.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (EmbeddedDatabase server = EmbeddedDatabase.in(directory)) {
            assertThat(ask(server, "SELECT word FROM kept")).isEqualTo("safe");
            assertThat(ProcessHandle.of(orphan)).isEmpty();
        }
    }

    @Test
    void startsThoughThePidFileNamesAnotherProcess() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.in(directory)) {
            owner(first).useHandle(handle -> handle.execute(KEEP));
        }
        Process innocent = new ProcessBuilder("sleep", "60").start();
        Files.writeString(directory.resolve("data/postmaster.pid"), innocent.pid() + "\n");

        try (EmbeddedDatabase second = EmbeddedDatabase.in(directory)) {
            assertThat(ask(second, "SELECT word FROM kept")).isEqualTo("safe");
            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    @Test
    void beginsAnewWhereMakingTheDatabaseWasCutShort() throws IOException {
        Files.createDirectories(directory.resolve("data"));
        Files.writeString(directory.resolve("data/postgresql.conf"), "half of it");
        Files.writeString(directory.resolve("initializing"), "");

        try (EmbeddedDatabase server = EmbeddedDatabase.in(directory)) {
            assertThat(ask(server, "SELECT 'alive'")).isEqualTo("alive");
        }
    }

    @Test
    void listensOnTheLoopbackInterfaceOnlyAndLeavesNothingOfATemporaryServer() {
        String data;
        try (EmbeddedDatabase server = EmbeddedDatabase.temporary()) {
            assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(server, "SHOW unix_socket_directories")).isEmpty();
            data = ask(server, "SHOW data_directory");
            assertThat(Path.of(data)).exists();
        }
        assertThat(Path.of(data).getParent()).doesNotExist();
    }

    /** A crash of one of its processes makes the server end all others, and repeat its log. */
    @Test
    void whatATemporaryServerHasConfirmedSurvivesACrashOfOneOfItsProcesses() throws Exception {
        try (EmbeddedDatabase server = EmbeddedDatabase.temporary()) {
            owner(server).useHandle(handle -> handle.execute("CREATE TABLE confirmed (word text)"));
            try (Connection victim =
                            server.dataSource("postgres", server.ownerUser()).getConnection();
                    Connection writer =
                            server.dataSource("postgres", server.ownerUser()).getConnection()) {
                long pid = ((PGConnection) victim).getBackendPID();
                try (Statement statement = writer.createStatement()) {
                    statement.execute("INSERT INTO confirmed VALUES ('safe')");
                }
                ProcessHandle.of(pid).orElseThrow().destroyForcibly();
                await().until(() -> !writer.isValid(1));
            }

            assertThat(await().ignoreExceptions().until(() -> ask(server, "SELECT count(*) FROM confirmed"), n -> true))
                    .isEqualTo("1");
        }
    }

    @Test
    void makesUsersAndDatabases() {
        try (EmbeddedDatabase server = EmbeddedDatabase.temporary()) {
            server.createUser("job");
            server.createUser("job");
            server.createDatabase("mentors", "job");

            assertThat(Jdbi.create(server.dataSource("mentors", "job"))
                            .<String, RuntimeException>withHandle(
                                    handle -> handle.createQuery("SELECT current_database() || ' ' || current_user")
                                            .mapTo(String.class)
                                            .one()))
                    .isEqualTo("mentors job");
        }
    }

    /** Opens a server, says so, and waits to be killed. */
    static final class AnotherProcess {

        private AnotherProcess() {}

        public static void main(String[] args) throws InterruptedException {
            try {
                EmbeddedDatabase server = EmbeddedDatabase.in(Path.of(args[0]));
                owner(server).useHandle(handle -> handle.execute(KEEP));
                System.out.println("open");
                Thread.sleep(Long.MAX_VALUE);
            } catch (IllegalStateException e) {
                System.out.println("refused");
            }
        }
    }

    private static Process openInAnotherProcess(Path directory) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private long processIdOfServer() throws IOException {
        return Long.parseLong(
                Files.readAllLines(directory.resolve("data/postmaster.pid")).get(0));
    }

    private static Jdbi owner(EmbeddedDatabase server) {
        return Jdbi.create(server.dataSource("postgres", server.ownerUser()));
    }

    private static String ask(EmbeddedDatabase server, String question) {
        return owner(server)
                .withHandle(handle ->
                        handle.createQuery(question).mapTo(String.class).one());
    }
}
