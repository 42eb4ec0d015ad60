package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.bootstrap.log.LogLines;
import io.certcron.persistence.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A daemon whose database falls silent in the middle of a run, and comes back. */
class DatabaseAwayIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void theDaemonGoesOnWhenTheDatabaseIsBack() {
        survives(Duration.ofSeconds(20));
    }

    @Test
    @Tag("long")
    void theDaemonGoesOnAfterTenMinutesToo() {
        survives(Duration.ofMinutes(10));
    }

    private void survives(Duration silence) {
        try (EmbeddedDatabase server = EmbeddedDatabase.in(directory.resolve("postgresql"));
                Platform platform = Platform.on(server)) {
            List<String> due = DueWork.insert(platform, 4_000, 0);
            platform.services().reminders().answerAfter(Duration.ofMillis(100));
            platform.scheduleNow("REMINDERS");
            JobProcess daemon = JobProcess.start(platform.settingsOfBusyDaemons(), "daemon");
            await().atMost(SOON).until(() -> platform.count("certification_idempotency_log WHERE status = 'DONE'") > 0);

            ServerProcesses processes = ServerProcesses.of(directory.resolve("postgresql"));
            processes.freeze();
            try {
                assertThat(daemon.awaitExitFor(silence))
                        .as("the daemon has ended")
                        .isFalse();
            } finally {
                processes.thaw();
            }
            await().atMost(SOON).until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);
            daemon.terminate();
            JobProcess.Finished stopped = daemon.await(SOON);

            assertThat(stopped.exitCode()).isZero();
            assertThat(platform.effects()).containsExactlyInAnyOrderElementsOf(due);
            assertThat(platform.count("certification_cron_run")).isEqualTo(1);
            LogLines log = LogLines.allValid(stopped.stdout());
            assertThat(log.withCode("DATABASE_UNAVAILABLE")).isNotEmpty();
            assertThat(log.messages()).contains("The database is back");
            assertThat(log.messages().size()).as("lines in the log").isLessThan((int) (40 + 10 * silence.toMinutes()));
        }
    }
}
