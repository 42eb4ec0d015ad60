package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.log.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo}, {@code migrate}, {@code import}, and the command line when it is wrong. */
class OperatorCommandsIT {

    private static final String HEADER = "certification_id,peer_mentor_id,expiry_date,status\n";

    @TempDir
    Path directory;

    @Test
    void theDemoTellsWhatHappened() {
        JobProcess.Finished demo = JobProcess.run(
                Map.of(), "demo", "--directory", directory.resolve("demo").toString());

        assertThat(demo.exitCode()).as(demo.stderr()).isZero();
        assertThat(String.join("\n", demo.stdout()))
                .contains("due at 30 days", "due at 14 days", "due at  7 days", "expire today")
                .contains("found nothing to do", "missed pauses")
                .contains(directory.resolve("demo").toString());
        assertThat(directory.resolve("demo/log.jsonl"))
                .content()
                .satisfies(log -> LogLines.allValid(log.lines().toList()));
    }

    @Test
    void theDemoLeavesAForeignDirectoryAlone() throws IOException {
        Files.writeString(directory.resolve("precious"), "data");

        JobProcess.Finished demo = JobProcess.run(Map.of(), "demo", "--directory", directory.toString());

        assertThat(demo.exitCode()).isEqualTo(2);
        assertThat(directory.resolve("precious")).exists();
    }

    @Test
    void migratingAgainSaysThatNothingIsToDo() {
        try (Platform platform = Platform.start()) {
            JobProcess.Finished migrated = JobProcess.run(platform.ownerSettings(), "migrate");

            assertThat(migrated.exitCode()).as(migrated.stderr()).isZero();
            assertThat(migrated.stdout()).containsExactly("The schema is up to date.");
        }
    }

    @Test
    void aTableThatDoesNotFitIsNamedAndLeftAlone() {
        try (Platform platform = Platform.start()) {
            platform.execute("CREATE SCHEMA other; CREATE TABLE other.certifications (certification_id int)");

            JobProcess.Finished refused =
                    JobProcess.run(platform.ownerSettings(Map.of("DATABASE_SCHEMA", "other")), "migrate");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stderr()).contains("does not fit", "certification_id");
        }
    }

    @Test
    void aRuntimeUserThatDoesNotExistIsNamed() {
        try (Platform platform = Platform.start()) {
            JobProcess.Finished refused =
                    JobProcess.run(platform.ownerSettings(Map.of("DATABASE_RUNTIME_USER", "nobody_here")), "migrate");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stderr()).contains("nobody_here", "database.runtime-user");
        }
    }

    @Test
    void executingBeforeMigratingNamesTheFix() {
        try (Platform platform = Platform.start()) {
            platform.execute("DROP TABLE certification_cron_schema_history");

            JobProcess.Finished refused = JobProcess.run(platform.settings(), "execute");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(LogLines.allValid(refused.stdout()).withCode("DATABASE_NOT_MIGRATED"))
                    .hasSize(1);
            assertThat(refused.stderr()).contains("migrate");
        }
    }

    @Test
    void aUserWithoutTheRoleIsToldSo() {
        try (Platform platform = Platform.start()) {
            platform.execute("DO $$ BEGIN CREATE USER stranger; EXCEPTION WHEN duplicate_object THEN NULL; END $$");

            JobProcess.Finished refused =
                    JobProcess.run(platform.settings(Map.of("DATABASE_USER", "stranger")), "execute");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(LogLines.allValid(refused.stdout()).withCode("DATABASE_ROLE_INSUFFICIENT"))
                    .hasSize(1);
        }
    }

    @Test
    void importsAFile() throws IOException {
        try (Platform platform = Platform.start()) {
            Path file = Files.writeString(
                    directory.resolve("certifications.csv"),
                    HEADER
                            + IntStream.range(0, 1_000)
                                    .mapToObj(i ->
                                            UUID.randomUUID() + "," + UUID.randomUUID() + "," + TODAY + ",active\n")
                                    .collect(Collectors.joining()));

            JobProcess.Finished imported = JobProcess.run(platform.ownerSettings(), "import", file.toString());

            assertThat(imported.exitCode()).as(imported.stderr()).isZero();
            assertThat(imported.stdout()).containsExactly("Imported 1,000 certifications.");
            assertThat(platform.count("certifications")).isEqualTo(1_000);
        }
    }

    @Test
    void aBadRowIsNamedAndNothingIsImported() throws IOException {
        try (Platform platform = Platform.start()) {
            String row = UUID.randomUUID() + "," + UUID.randomUUID() + ",";
            Path file = Files.writeString(
                    directory.resolve("certifications.csv"),
                    HEADER + row + "2026-11-21,active\n" + UUID.randomUUID() + "," + UUID.randomUUID()
                            + ",21.11.2026,active\n");

            JobProcess.Finished refused = JobProcess.run(platform.ownerSettings(), "import", file.toString());

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stderr())
                    .contains("line 3, column 3 (expiry_date)")
                    .contains("Nothing was imported");
            assertThat(platform.count("certifications")).isZero();
        }
    }

    @Test
    void aWrongCommandLineIsToldWithoutAStackTrace() {
        for (String[] wrong : new String[][] {
            {},
            {"exectue"},
            {"execute", "--time-budget", "soon"},
            {"execute", "--time-budget", "0s"},
            {"execute", "--business-date", "21.11.2026"}
        }) {
            JobProcess.Finished refused = JobProcess.run(Map.of(), wrong);

            assertThat(refused.exitCode()).as(String.join(" ", wrong)).isEqualTo(2);
            assertThat(refused.stderr()).isNotBlank().doesNotContain("\tat ");
            assertThat(refused.stdout()).isEmpty();
        }
    }

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        JobProcess.Finished help = JobProcess.run(Map.of(), "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(String.join("\n", help.stdout()))
                .contains("demo", "execute", "migrate", "import", "10 completed with failures");
    }
}
