package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Figures for the documents; what must hold is asserted, how fast it goes is printed. */
@Tag("long")
class DaemonFiguresIT {

    private static final int KILLS = 20;
    private static final Duration START_UP = Duration.ofSeconds(20);
    private static final Duration PROMISED = Duration.ofSeconds(60);

    /** The owner is killed while a second daemon is there, under the settings that nobody has changed. */
    @Test
    void anotherNodeTakesTheRunOverWithinAMinute() {
        List<Long> untilNextEffect = new ArrayList<>();
        List<Long> untilTakenOver = new ArrayList<>();
        try (Platform platform = Platform.start()) {
            DueWork.insert(platform, 60_000, 0);
            platform.services().reminders().answerAfter(Duration.ofSeconds(1));
            platform.scheduleNow("REMINDERS");
            Map<String, String> settings = platform.settings(Map.of("DISPATCH_CHUNK_MENTORS", "5"));
            List<JobProcess> daemons = new ArrayList<>(
                    List.of(JobProcess.start(settings, "daemon"), JobProcess.start(settings, "daemon")));
            try {
                awaitEffects(platform, 1);
                for (int kill = 0; kill < KILLS; kill++) {
                    int owner = lastToOpen(daemons);
                    daemons.get(owner).kill();
                    long killedAt = System.nanoTime();
                    String before = owner(platform);
                    long effects = effects(platform);
                    daemons.set(owner, JobProcess.start(settings, "daemon"));
                    long openings = openings(daemons);
                    await().pollInterval(Duration.ofMillis(20))
                            .atMost(PROMISED)
                            .until(() -> effects(platform) > effects);
                    untilNextEffect.add(millisSince(killedAt));
                    await().pollInterval(Duration.ofMillis(100))
                            .atMost(PROMISED)
                            .until(() -> !owner(platform).equals(before));
                    untilTakenOver.add(millisSince(killedAt));
                    await().atMost(START_UP).until(() -> openings(daemons) > openings);
                }
            } finally {
                daemons.forEach(JobProcess::kill);
            }
            assertThat(platform.count("certification_cron_run WHERE status = 'RUNNING'"))
                    .as("the run went on all the time")
                    .isEqualTo(1);
        }
        print("kill to next effect (two daemons)", untilNextEffect);
        print("kill to takeover (default lease 45s, tick 5s)", untilTakenOver);
        assertThat(untilTakenOver).allMatch(millis -> millis < PROMISED.toMillis());
    }

    /** Killed and started again, alone: what was in flight waits for its lease, everything else goes on. */
    @Test
    void aDaemonThatIsStartedAgainGoesOnWithTheRun() {
        List<Long> untilNextEffect = new ArrayList<>();
        try (Platform platform = Platform.start()) {
            DueWork.insert(platform, 30_000, 0);
            platform.services().reminders().answerAfter(Duration.ofMillis(200));
            platform.scheduleNow("REMINDERS");
            Map<String, String> settings = platform.settings(Map.of("DISPATCH_CHUNK_MENTORS", "5"));
            JobProcess daemon = JobProcess.start(settings, "daemon");
            try {
                awaitEffects(platform, 1);
                for (int kill = 0; kill < KILLS; kill++) {
                    daemon.kill();
                    long killedAt = System.nanoTime();
                    long effects = effects(platform);
                    daemon = JobProcess.start(settings, "daemon");
                    await().pollInterval(Duration.ofMillis(20))
                            .atMost(PROMISED)
                            .until(() -> effects(platform) > effects);
                    untilNextEffect.add(millisSince(killedAt));
                }
            } finally {
                daemon.kill();
            }
        }
        print("kill to next effect (one daemon, started again at once)", untilNextEffect);
    }

    @Test
    void anIdleDaemonCostsNextToNothing() {
        try (Platform platform = Platform.start()) {
            platform.scheduleNow("ALL");
            JobProcess daemon = JobProcess.start(platform.settings(), "daemon");
            try {
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);
                daemon.awaitExitFor(START_UP);
                Duration processor = daemon.processorTime();
                long transactions = transactions(platform);
                Duration watched = Duration.ofMinutes(2);

                daemon.awaitExitFor(watched);

                Duration used = daemon.processorTime().minus(processor);
                System.out.printf(
                        "FIGURE idle daemon: %d ms of processor time and %d transactions in %s (%.2f %% of a core)%n",
                        used.toMillis(),
                        transactions(platform) - transactions,
                        watched,
                        100.0 * used.toMillis() / watched.toMillis());
                assertThat(used).isLessThan(watched.dividedBy(100));
            } finally {
                daemon.kill();
            }
        }
    }

    @Test
    void moreDaemonsAreFaster() {
        for (int daemons = 1; daemons <= 3; daemons++) {
            try (Platform platform = Platform.start()) {
                measure(platform, daemons);
            }
        }
    }

    private static void measure(Platform platform, int count) {
        DueWork.insert(platform, 12_000, 0);
        platform.services().reminders().answerAfter(Duration.ofMillis(50));
        Map<String, String> settings = platform.settings(Map.of(
                "DISPATCH_CHUNK_MENTORS", "10",
                "DISPATCH_WORKERS", "1",
                "NODE_TICK", "1s"));
        List<JobProcess> daemons = Stream.generate(() -> JobProcess.start(settings, "daemon"))
                .limit(count)
                .toList();
        try {
            await().atMost(START_UP).until(() -> daemons.stream()
                    .allMatch(each -> !each.stdoutSoFar().isEmpty()));
            platform.scheduleNow("REMINDERS");
            awaitEffects(platform, 1_000);
            long from = effects(platform);
            long start = System.nanoTime();
            awaitEffects(platform, 11_000);
            double seconds = millisSince(start) / 1_000.0;
            System.out.printf(
                    "FIGURE %d daemon(s), service 50 ms, chunks of 10, 1 worker each: %.0f settled a second%n",
                    count, (effects(platform) - from) / seconds);
        } finally {
            daemons.forEach(JobProcess::kill);
        }
    }

    private static void awaitEffects(Platform platform, long atLeast) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(5))
                .until(() -> effects(platform) >= atLeast);
    }

    private static long effects(Platform platform) {
        return platform.count("certification_idempotency_log WHERE status = 'DONE'");
    }

    private static String owner(Platform platform) {
        return platform.column("SELECT owner_token FROM certification_cron_run WHERE status = 'RUNNING'")
                .get(0);
    }

    private static long openings(List<JobProcess> daemons) {
        return daemons.stream()
                .flatMap(daemon -> daemon.wholeLinesSoFar().stream())
                .filter(line -> line.contains("\"The run is open\""))
                .count();
    }

    /** Which daemon was the last to say that it opened or took over the run. */
    private static int lastToOpen(List<JobProcess> daemons) {
        int last = -1;
        String latest = "";
        for (int i = 0; i < daemons.size(); i++) {
            for (String line : daemons.get(i).wholeLinesSoFar()) {
                if (line.contains("\"The run is open\"") && line.compareTo(latest) > 0) {
                    latest = line;
                    last = i;
                }
            }
        }
        return last;
    }

    private static long transactions(Platform platform) {
        return Long.parseLong(
                platform.column("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()")
                        .get(0));
    }

    private static long millisSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
    }

    private static void print(String what, List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "FIGURE %s: median %d ms, maximum %d ms, of %d%n",
                what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1), sorted.size());
    }
}
