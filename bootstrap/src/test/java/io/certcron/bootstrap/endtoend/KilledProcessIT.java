package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.bootstrap.log.LogLines;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code kill -9} at random moments of a run, and {@code execute} again after each. */
class KilledProcessIT {

    private static final int KILLS = 20;
    private static final int REMINDERS = 9_000;
    private static final int PAUSES = 3_000;
    private static final int LONGEST_LIFE_MILLIS = 3_000;
    private static final int SHORTEST_LIFE_MILLIS = 500;

    @Test
    void nothingIsLostAndEveryRepeatHasTheSameKey() {
        killAndExecuteAgain(KILLS);
    }

    @Test
    @Tag("long")
    void nothingIsLostOverManyMoreKills() {
        killAndExecuteAgain(10 * KILLS);
    }

    private static void killAndExecuteAgain(int kills) {
        long seed = Long.getLong("certcron.seed", System.nanoTime());
        System.out.println("KilledProcessIT: -Dcertcron.seed=" + seed);
        Random moments = new Random(seed);
        try (Platform platform = Platform.start()) {
            List<String> due = DueWork.insert(platform, REMINDERS, PAUSES);
            platform.services().reminders().answerAfter(latencyFor(kills));
            platform.services().management().answerAfter(latencyFor(kills));

            int killedAlive = 0;
            for (int i = 0; i < kills; i++) {
                JobProcess job = JobProcess.start(platform.settingsOfShortLeases(), "execute");
                letLive(job, moments.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
                killedAlive += job.isAlive() ? 1 : 0;
                job.kill();
                LogLines.allValid(job.wholeLinesSoFar());
            }
            platform.services().reminders().answerAfter(Duration.ZERO);
            platform.services().management().answerAfter(Duration.ZERO);
            awaitEndOfLeases(platform);
            JobProcess.Finished last = JobProcess.run(platform.settingsOfShortLeases(), "execute");

            assertThat(killedAlive).as("kills that met a living process").isEqualTo(kills);
            assertThat(last.exitCode()).as(String.join("\n", last.stdout())).isZero();
            assertThat(platform.effects()).containsExactlyInAnyOrderElementsOf(due);
            assertThat(platform.count("certification_idempotency_log WHERE status IN ('DONE', 'SKIPPED')"))
                    .isEqualTo(due.size());
            assertThat(platform.count("certifications WHERE status = 'paused'")).isEqualTo(PAUSES);
            assertThat(platform.count("certification_cron_run WHERE status = 'RUNNING'"))
                    .as("runs that nobody finished")
                    .isZero();
            assertThat(platform.column("SELECT missed_pause_count FROM cron_audit_log ORDER BY run_at DESC LIMIT 1"))
                    .containsExactly("0");
        }
    }

    private static void awaitEndOfLeases(Platform platform) {
        String alive = "certification_cron_run WHERE status = 'RUNNING' AND lease_expires_at > clock_timestamp()";
        await().atMost(Duration.ofSeconds(20)).until(() -> platform.count(alive) == 0);
    }

    /** Slow enough that there is still something to do at the last kill. */
    private static Duration latencyFor(int kills) {
        return Duration.ofMillis(20L * kills);
    }

    private static void letLive(JobProcess job, int millis) {
        job.awaitExitFor(Duration.ofMillis(millis));
    }
}
