package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.bootstrap.log.LogLines;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.IdempotencyKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
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
            List<String> due = insertDue(platform);
            platform.services().reminders().answerAfter(latencyFor(kills));
            platform.services().management().answerAfter(latencyFor(kills));

            int killedAlive = 0;
            for (int i = 0; i < kills; i++) {
                JobProcess job = JobProcess.start(platform.settingsOfShortLeases(), "execute");
                letLive(job, moments.nextInt(SHORTEST_LIFE_MILLIS, LONGEST_LIFE_MILLIS));
                killedAlive += job.isAlive() ? 1 : 0;
                job.kill();
                LogLines.allValid(wholeLines(job));
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

    private static List<String> insertDue(Platform platform) {
        List<Certification> certifications = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < REMINDERS + PAUSES; i++) {
            int days = i < PAUSES ? 0 : List.of(30, 14, 7).get(i % 3);
            Certification certification = active(TODAY.plusDays(days));
            certifications.add(certification);
            Action action = days == 0 ? new Action.AutoPause() : new Action.Reminder(days);
            keys.add(IdempotencyKey.of(action, certification.certificationId(), TODAY.plusDays(days))
                    .value());
        }
        platform.insert(certifications);
        // so many pauses at once would be held by the brake
        platform.insert(Stream.generate(() -> active(TODAY.plusDays(60)))
                .limit(4L * PAUSES)
                .iterator());
        return keys;
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

    /** The last line may have been cut off by the kill. */
    private static List<String> wholeLines(JobProcess job) {
        List<String> lines = job.stdoutSoFar();
        return lines.isEmpty() || lines.get(lines.size() - 1).endsWith("}")
                ? lines
                : lines.subList(0, lines.size() - 1);
    }
}
