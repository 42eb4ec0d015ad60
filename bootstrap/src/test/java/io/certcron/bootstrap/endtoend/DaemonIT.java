package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.bootstrap.log.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The daemon as a process. */
class DaemonIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** So that nothing runs out on a busy machine, and only a hand-over lets another daemon have the run. */
    private static final Map<String, String> PATIENT = Map.of(
            "CERTCRON_HTTP_CLIENT_CALL_TIMEOUT", "10s",
            "CERTCRON_DISPATCH_LEASE", "45s",
            "CERTCRON_RUN_LEASE", "45s");

    @Test
    void runsADueSlotAndStopsGently() {
        try (Platform platform = Platform.start()) {
            List<String> due = DueWork.insert(platform, 30, 10);
            platform.scheduleNow("ALL");

            JobProcess daemon = JobProcess.start(platform.settingsOfBusyDaemons(), "daemon");
            await().atMost(SOON).until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);
            daemon.terminate();
            JobProcess.Finished stopped = daemon.await(SOON);

            assertThat(stopped.exitCode()).isZero();
            assertThat(stopped.stderr()).isEmpty();
            LogLines log = LogLines.allValid(stopped.stdout());
            assertThat(log.messages())
                    .startsWith("The daemon listens", "The daemon has started", "The run is open")
                    .contains("The run is completed")
                    .endsWith("The daemon has stopped");
            assertThat(platform.effects()).containsExactlyInAnyOrderElementsOf(due);
            assertThat(platform.count("certification_cron_slot WHERE run_id IS NOT NULL"))
                    .isEqualTo(1);
        }
    }

    @Test
    void handsItsRunOverWhenItIsToldToStop() {
        try (Platform platform = Platform.start()) {
            List<String> due = DueWork.insert(platform, 400, 0);
            platform.services().reminders().answerAfter(Duration.ofMillis(500));
            platform.scheduleNow("REMINDERS");
            Map<String, String> settings = platform.settingsOfBusyDaemons();
            settings.putAll(PATIENT);
            settings.put("CERTCRON_DISPATCH_CHUNK_MENTORS", "10");

            JobProcess first = JobProcess.start(settings, "daemon");
            awaitFirstSettled(platform);
            first.terminate();
            JobProcess.Finished stopped = first.await(SOON);
            assertThat(stopped.exitCode()).isZero();
            assertThat(LogLines.allValid(stopped.stdout()).messages())
                    .contains("The run is handed over to another node");
            assertThat(platform.count("certification_idempotency_log WHERE status = 'CLAIMED'"))
                    .as("what was in flight is finished, and the rest given back")
                    .isZero();

            platform.services().reminders().answerAfter(Duration.ZERO);
            JobProcess second = JobProcess.start(settings, "daemon");
            await().atMost(SOON).until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);
            second.terminate();
            LogLines log = LogLines.allValid(second.await(SOON).stdout());

            assertThat(log.withMessage("The run is completed")
                            .at("/context/reminders_sent")
                            .asInt())
                    .as("what both have sent")
                    .isEqualTo(due.size());
            assertThat(platform.effects()).hasSize(due.size());
        }
    }

    @Test
    void waitsForADatabaseThatIsAway() {
        try (Platform platform = Platform.start()) {
            JobProcess daemon = JobProcess.start(
                    platform.settings(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere")), "daemon");
            await().atMost(SOON).until(() -> daemon.stdoutSoFar().toString().contains("DATABASE_UNAVAILABLE"));
            assertThat(daemon.isAlive()).isTrue();

            daemon.terminate();
            JobProcess.Finished stopped = daemon.await(SOON);

            assertThat(stopped.exitCode()).isZero();
            assertThat(LogLines.allValid(stopped.stdout()).withCode("DATABASE_UNAVAILABLE"))
                    .hasSize(1);
        }
    }

    @Test
    void doesNotWaitForCredentialsToMendThemselves() {
        try (Platform platform = Platform.start()) {
            JobProcess.Finished refused =
                    JobProcess.run(platform.settings(Map.of("DATABASE_USER", "nobody_of_that_name")), "daemon");

            assertThat(refused.exitCode()).isEqualTo(12);
            assertThat(LogLines.allValid(refused.stdout()).withCode("DATABASE_UNAVAILABLE"))
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.at("/context/sql_state").asText()).isEqualTo("28000"));
        }
    }

    @Test
    void refusesToStartWithoutItsSettings() {
        JobProcess.Finished refused = JobProcess.run(Map.of(), "daemon");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.stderr()).contains("CERTCRON_DATABASE_URL", "CERTCRON_REMINDER_URL");
        LogLines.allValid(refused.stdout());
    }

    @Test
    void takesTheDatabasesWordForTheTime() {
        try (Platform platform = Platform.start()) {
            platform.scheduleNow("ALL");
            platform.execute("UPDATE certification_cron_slot SET scheduled_for = now() + interval '1 hour'");

            JobProcess daemon = JobProcess.startMain(
                    DaemonWithAWrongClock.class,
                    platform.settingsOfBusyDaemons(),
                    Duration.ofHours(5).toString());
            await().atMost(SOON)
                    .until(() -> daemon.stdoutSoFar().stream().anyMatch(line -> line.contains("CLOCK_SKEWED")));
            platform.execute("UPDATE certification_cron_slot SET scheduled_for = now()");
            await().atMost(SOON).until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);
            daemon.terminate();
            JsonNode told = LogLines.allValid(daemon.await(SOON).stdout())
                    .withCode("CLOCK_SKEWED")
                    .get(0);

            assertThat(told.at("/context/behind_ms").asLong()).isBetween(-18_010_000L, -17_990_000L);
            assertThat(platform.count("certification_cron_slot WHERE run_id IS NOT NULL"))
                    .isEqualTo(1);
            assertThat(platform.column("SELECT business_date FROM certification_cron_run"))
                    .containsExactly(Platform.TODAY.toString());
            assertThat(platform.count("certification_cron_run WHERE started_at > now()"))
                    .isZero();
        }
    }

    private static void awaitFirstSettled(Platform platform) {
        await().atMost(SOON).until(() -> platform.count("certification_idempotency_log WHERE status = 'DONE'") > 0);
    }
}
