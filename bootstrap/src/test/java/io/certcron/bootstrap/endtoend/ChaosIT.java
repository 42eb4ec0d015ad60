package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.bootstrap.log.LogLines;
import io.certcron.persistence.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three daemons over one run, killed, frozen and started again at random, and their database as well. */
class ChaosIT {

    private static final Duration SERVICE_LATENCY = Duration.ofMillis(5);
    private static final Duration LONGEST_END = Duration.ofMinutes(5);

    @TempDir
    private Path directory;

    @Test
    void aShortRunSurvivesEverything() throws IOException {
        survives(2_400, 600, 8, 1);
    }

    @Test
    @Tag("long")
    void twentyThousandDueSurviveFiftyBlows() throws IOException {
        survives(16_000, 4_000, 50, 2);
    }

    /** @param chunkMentors small enough that the run outlasts the blows */
    private void survives(int reminders, int pauses, int blows, int chunkMentors) throws IOException {
        long seed = Long.getLong("certcron.seed", System.nanoTime());
        System.out.println("ChaosIT: -Dcertcron.seed=" + seed);
        Path hooks = directory.resolve("hooks");
        try (EmbeddedDatabase server = EmbeddedDatabase.temporary();
                Platform platform = Platform.on(server)) {
            List<String> due = DueWork.insert(platform, reminders, pauses);
            platform.services().reminders().answerAfter(SERVICE_LATENCY);
            platform.services().management().answerAfter(SERVICE_LATENCY);
            platform.scheduleNow("ALL");

            try (Chaos chaos = new Chaos(platform, hooks, chunkMentors, seed)) {
                chaos.start();
                chaos.strike(blows);
                boolean over = await().atMost(LONGEST_END)
                        .ignoreExceptions() // the database may be getting up from the last blow
                        .until(() -> isOver(platform), answered -> true);
                assertThat(over).as("the run was over before the last blow").isFalse();
                chaos.calm();
                await().atMost(LONGEST_END).ignoreExceptions().untilAsserted(() -> assertThat(unsettled(platform))
                        .isZero());
                await().atMost(LONGEST_END).until(() -> isOver(platform));
                await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(hooks));
                chaos.stopGently();
                chaos.logs().forEach(LogLines::allValid);
            }

            assertThat(platform.column("SELECT DISTINCT status FROM certification_idempotency_log"))
                    .containsExactly("DONE");
            assertThat(without(due, platform.effects())).as("not done").isEmpty();
            assertThat(without(platform.effects(), due))
                    .as("done without being due")
                    .isEmpty();
            assertThat(platform.count("certifications WHERE status = 'paused'")).isEqualTo(pauses);
            assertThat(platform.column("SELECT status FROM certification_cron_run"))
                    .containsExactly("COMPLETED");
            assertThat(platform.column("SELECT missed_pause_count FROM cron_audit_log"))
                    .containsExactly("0");
            assertThat(settledAccordingToTheRun(platform)).isEqualTo(due.size());
            assertThat(Files.readAllLines(hooks))
                    .singleElement()
                    .asString()
                    .startsWith("complete ")
                    .endsWith(" COMPLETED");
        }
    }

    private static Set<String> without(List<String> keys, List<String> others) {
        Set<String> rest = new TreeSet<>(keys);
        others.forEach(rest::remove);
        return rest;
    }

    private static long unsettled(Platform platform) {
        return platform.count("certification_idempotency_log WHERE settled_at IS NULL");
    }

    private static boolean isOver(Platform platform) {
        return platform.count("certification_cron_run WHERE status <> 'RUNNING'") > 0;
    }

    private static long settledAccordingToTheRun(Platform platform) {
        return Stream.of(
                        "result #>> '{reminders,sent}'",
                        "result #>> '{reminders,already_sent}'",
                        "result #>> '{pauses,paused}'",
                        "result #>> '{pauses,already_paused}'")
                .map(count -> platform.column("SELECT " + count + " FROM certification_cron_run")
                        .get(0))
                .mapToLong(Long::parseLong)
                .sum();
    }
}
