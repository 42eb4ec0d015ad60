package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.bootstrap.log.LogLines;
import io.certcron.persistence.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away in the middle of a run, and comes back. */
class VanishingDatabaseIT {

    /**
     * At worst 15 s until a silent server is given up, and 5 s each for the renewal of the lease, the end of the run and the
     * pool; the rest is for a slow machine.
     */
    private static final Duration NOTHING_HANGS_LONGER = Duration.ofSeconds(40);

    @TempDir
    Path directory;

    @Test
    void theRunFailsSoonAndTheNextOneCompletes() {
        Path data = directory.resolve("postgresql");
        Platform platform;
        try (EmbeddedDatabase server = EmbeddedDatabase.in(data)) {
            platform = Platform.on(server);
            platform.insert(Stream.generate(() -> active(TODAY.plusDays(30)))
                    .limit(4_000)
                    .iterator());
            platform.services().reminders().answerAfter(Duration.ofMillis(200));
            JobProcess job = JobProcess.start(platform.settingsOfShortLeases(), "execute");
            awaitFirstSettled(platform);
            stop(server);
            assertFailedForTheDatabase(job.await(NOTHING_HANGS_LONGER));
            platform.close();
        }
        try (EmbeddedDatabase server = EmbeddedDatabase.in(data);
                Platform again = platform.movedTo(server)) {
            JobProcess.Finished next = JobProcess.run(again.settingsOfShortLeases(), "execute");

            assertThat(next.exitCode()).as(next.stdout().toString()).isZero();
            assertThat(again.effects()).hasSize(4_000);
            assertThat(again.count("certification_idempotency_log WHERE status = 'DONE'"))
                    .isEqualTo(4_000);
        }
    }

    @Test
    void aServerThatFallsSilentHoldsTheRunUpForHalfAMinuteAtMost() {
        Path data = directory.resolve("postgresql");
        try (EmbeddedDatabase server = EmbeddedDatabase.in(data);
                Platform platform = Platform.on(server)) {
            platform.insert(Stream.generate(() -> active(TODAY.plusDays(30)))
                    .limit(4_000)
                    .iterator());
            platform.services().reminders().answerAfter(Duration.ofMillis(200));
            JobProcess job = JobProcess.start(platform.settingsOfShortLeases(), "execute");
            awaitFirstSettled(platform);

            ServerProcesses processes = ServerProcesses.of(data);
            processes.freeze();
            try {
                assertFailedForTheDatabase(job.await(NOTHING_HANGS_LONGER));
            } finally {
                processes.thaw();
            }
        }
    }

    @Test
    void aServerThatNeverAnsweredIsOneClearLine() {
        try (Platform platform = Platform.start()) {
            JobProcess.Finished refused = JobProcess.run(
                    platform.settings(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere")), "execute");

            assertThat(refused.exitCode()).isEqualTo(12);
            assertThat(refused.elapsed()).isLessThan(NOTHING_HANGS_LONGER);
            assertThat(LogLines.allValid(refused.stdout()).withSeverity("ERROR"))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.path("error_code").asText()).isEqualTo("DATABASE_UNAVAILABLE"));
            assertThat(refused.stderr().lines()).hasSize(1);
        }
    }

    private static void stop(EmbeddedDatabase server) {
        server.close();
    }

    private static void awaitFirstSettled(Platform platform) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> platform.count("certification_idempotency_log WHERE status = 'DONE'") > 0);
    }

    private static void assertFailedForTheDatabase(JobProcess.Finished failed) {
        assertThat(failed.exitCode()).isEqualTo(12);
        assertThat(LogLines.allValid(failed.stdout()).withSeverity("ERROR"))
                .last()
                .satisfies(VanishingDatabaseIT::isAnErrorThatNamesTheOperation);
    }

    private static void isAnErrorThatNamesTheOperation(JsonNode event) {
        assertThat(event.path("error_code").asText()).isEqualTo("DATABASE_UNAVAILABLE");
        assertThat(event.at("/context/sql_operation").asText()).isNotBlank();
    }
}
