package io.certcron.bootstrap.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.certcron.bootstrap.imports.ImportOutcome.Duplicate;
import io.certcron.bootstrap.imports.ImportOutcome.Faulty;
import io.certcron.bootstrap.imports.ImportOutcome.Imported;
import io.certcron.bootstrap.imports.ImportOutcome.Unreadable;
import io.certcron.persistence.CertificationLoader;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.EmbeddedDatabase;
import io.certcron.persistence.SchemaMigration;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificationImportTest {

    private static final String DATABASE = "imports";

    private static EmbeddedDatabase server;
    private static DataSource owner;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        server = EmbeddedDatabase.temporary();
        server.createDatabase(DATABASE, server.ownerUser());
        owner = server.dataSource(DATABASE, server.ownerUser());
        new SchemaMigration(owner, CertificationTable.STANDARD, Optional.empty()).migrate();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void clear() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE certifications");
        }
    }

    @Test
    void storesEveryRow() throws IOException {
        Path file = file(row(1) + row(2) + new UUID(0, 3) + "," + new UUID(1, 3) + ",2026-02-28,\"on, \\hold\"\n");

        assertThat(run(file)).isEqualTo(new Imported(3));

        assertThat(stored("certification_id || ' ' || peer_mentor_id || ' ' || expiry_date || ' ' || status"))
                .contains(new UUID(0, 3) + " " + new UUID(1, 3) + " 2026-02-28 on, \\hold")
                .hasSize(3);
    }

    @Test
    void storesNothingWhereOneRowIsBad() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            rows.append(row(i));
        }
        Path file = file(rows + "bad\n" + row(30_001) + "worse\n");

        assertThat(run(file)).isInstanceOfSatisfying(Faulty.class, faulty -> {
            assertThat(faulty.badRows()).isEqualTo(2);
            assertThat(faulty.first()).extracting(RowFault::line).containsExactly(30_002L, 30_004L);
        });

        assertThat(stored("status")).isEmpty();
    }

    @Test
    void namesAnIdThatTheFileHasTwice() throws IOException {
        assertThat(run(file(row(1) + row(2) + row(1)))).isEqualTo(new Duplicate(new UUID(0, 1), false));
        assertThat(stored("status")).isEmpty();
    }

    @Test
    void namesAnIdThatIsStoredAlready() throws IOException {
        run(file(row(7)));

        assertThat(run(file(row(6) + row(7)))).isEqualTo(new Duplicate(new UUID(0, 7), true));
        assertThat(stored("certification_id")).containsExactly(new UUID(0, 7).toString());
    }

    @Test
    void saysWhyAFileCannotBeRead() throws IOException {
        assertThat(run(directory.resolve("absent.csv"))).isEqualTo(new Unreadable(UnreadableFile.MISSING));
        assertThat(run(directory)).isEqualTo(new Unreadable(UnreadableFile.DIRECTORY));
        assertThat(run(Files.createFile(directory.resolve("empty.csv"))))
                .isEqualTo(new Unreadable(UnreadableFile.EMPTY));
        assertThat(run(Files.writeString(directory.resolve("other.csv"), "name,date\n")))
                .isEqualTo(new Unreadable(UnreadableFile.WRONG_HEADER));
    }

    @Test
    void saysThatReadingFailedHalfway() throws IOException {
        Path memoryOfThisProcess = Path.of("/proc/self/mem");
        assumeThat(memoryOfThisProcess).exists();

        assertThat(run(memoryOfThisProcess)).isEqualTo(new Unreadable(UnreadableFile.REFUSED));
    }

    @Test
    void tellsHowFarItIsAndThatItEnded() throws IOException {
        Path file = file(row(1) + row(2));
        List<String> progress = new ArrayList<>();

        CertificationImport.run(file, loader(), new ImportProgress() {
            @Override
            public void moved(long rows, long bytes, long bytesInAll) {
                progress.add(rows + " rows, " + bytes + " of " + bytesInAll);
            }

            @Override
            public void ended() {
                progress.add("ended");
            }
        });

        long size = Files.size(file);
        assertThat(progress).containsExactly("2 rows, " + size + " of " + size, "ended");
    }

    @Test
    void importsFarMoreThanItsMemoryHolds() throws IOException, InterruptedException {
        Path file = directory.resolve("large.csv");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            writer.write(Column.HEADER + "\n");
            for (int i = 0; i < 200_000; i++) {
                writer.write(row(i));
            }
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportInSmallHeap.class.getName(),
                        server.jdbcUrl(DATABASE),
                        server.ownerUser(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(new File(directory.toFile(), "output")).content().contains("Imported[rows=200000]");
        assertThat(stored("certification_id")).hasSize(200_000);
    }

    private ImportOutcome run(Path file) {
        return CertificationImport.run(file, loader(), ImportProgress.SILENT);
    }

    private static CertificationLoader loader() {
        return new CertificationLoader(owner, CertificationTable.STANDARD);
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(directory.resolve("certifications.csv"), Column.HEADER + "\n" + rows);
    }

    private static String row(int number) {
        return new UUID(0, number) + "," + new UUID(1, number / 2) + ",2026-11-21,active\n";
    }

    private static List<String> stored(String expression) throws IOException {
        List<String> values = new ArrayList<>();
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + expression + " FROM certifications")) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return values;
    }
}
