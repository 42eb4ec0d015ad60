package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The daemon's server while there is much to do, and while somebody wishes it ill. */
class ServerUnderLoadIT {

    private static final int SLOW = 2_000;
    private static final Duration SOON = Duration.ofSeconds(60);

    /** A daemon has been up for days: what is measured is not the work of its compiler. */
    private static final Duration UNTIL_COMPILED = Duration.ofSeconds(12);

    private static final Duration THIRTY_SECONDS = Duration.ofSeconds(30);
    private static final Duration LONGER_THAN_A_RUN = Duration.ofSeconds(12);

    /** A run takes seconds, and one is now and then held up by what the database does besides: the median of these counts. */
    private static final int PAIRS = 5;

    @Test
    void slowSocketsKeepNobodyElseWaiting() throws Exception {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons());
                SlowSockets slow = SlowSockets.open(daemon.address(), SLOW)) {
            List<String> due = DueWork.insert(platform, 200, 20);
            platform.scheduleNow("ALL");

            await().pollInterval(Duration.ofMillis(500)).atMost(SOON).until(() -> {
                slow.sendByte();
                assertThat(daemon.get("/health/ready").statusCode()).isEqualTo(200);
                assertThat(daemon.get("/api/v1/certification-cron", ServedDaemon.VIEWER_TOKEN)
                                .statusCode())
                        .isEqualTo(200);
                return platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1;
            });

            assertThat(platform.effects()).hasSize(due.size());
        }
    }

    /** The figures are printed for the documents. */
    @Test
    @Tag("long")
    void aThousandRequestsASecondAreAnsweredBesideARunThatHardlyNotices() throws Exception {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settings(Map.of("NODE_TICK", "1s")), "-Xmx128m")) {
            SteadyLoad load = loadOn(daemon);
            load.run(4_000, UNTIL_COMPILED);
            Duration first = timeOfRun(platform, run -> {});
            Duration second = timeOfRun(platform, run -> figuresOf(load, LONGER_THAN_A_RUN, run));
            System.out.printf("FIGURE not counted: first run %s, second, beside requests, %s%n", first, second);
            List<Duration> alone = new ArrayList<>();
            List<Duration> besideRequests = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                Duration duration = i == 0 ? THIRTY_SECONDS : LONGER_THAN_A_RUN;
                // what warms up or slows down with time is shared
                if (i % 2 == 0) {
                    alone.add(timeOfRun(platform, run -> {}));
                }
                besideRequests.add(timeOfRun(platform, run -> loadBeside(run, load, duration)));
                if (i % 2 == 1) {
                    alone.add(timeOfRun(platform, run -> {}));
                }
            }
            double slower = 1.0 * median(besideRequests) / median(alone) - 1;
            System.out.printf(
                    "FIGURE run of 100,000: alone %s, beside 1,000 requests a second %s (%+.1f %%)%n",
                    alone, besideRequests, 100 * slower);

            assertThat(slower).isLessThan(0.2);
        }
    }

    private static long median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2).toMillis();
    }

    private static void loadBeside(CompletableFuture<Long> run, SteadyLoad load, Duration duration) throws Exception {
        LoadFigures figures = figuresOf(load, duration, run);

        assertThat(figures.failures()).isZero();
        assertThat(figures.p99()).isLessThan(Duration.ofMillis(100));
        assertThat(figures.p99Until(run.get())).isLessThan(Duration.ofMillis(100));
    }

    private static LoadFigures figuresOf(SteadyLoad load, Duration duration, CompletableFuture<Long> run)
            throws Exception {
        LoadFigures figures = load.run(1_000, duration);
        long end = run.get();
        System.out.printf(
                "FIGURE 1,000 requests a second for %d s: %s; p99 of the %d beside the run %.1f ms%n",
                duration.toSeconds(),
                figures,
                figures.requestsUntil(end),
                figures.p99Until(end).toNanos() / 1e6);
        return figures;
    }

    private static Duration timeOfRun(Platform platform, Beside beside) throws Exception {
        beginAnew(platform);
        DueWork.insert(platform, 100_000, 0);
        settle(platform);
        platform.scheduleNow("REMINDERS");
        await().pollInterval(Duration.ofMillis(50))
                .atMost(SOON)
                .until(() -> platform.count("certification_cron_run") == 1);
        CompletableFuture<Long> ended = CompletableFuture.supplyAsync(() -> {
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofMinutes(5))
                    .until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);
            return System.nanoTime();
        });
        beside.go(ended);
        ended.get();
        return Duration.ofMillis(
                Long.parseLong(platform.column("SELECT (extract(epoch FROM finished_at - started_at) * 1000)::bigint"
                                + " FROM certification_cron_run")
                        .get(0)));
    }

    private static void beginAnew(Platform platform) {
        platform.execute(
                """
                TRUNCATE certification_idempotency_log;
                DELETE FROM certification_cron_slot;
                DELETE FROM certification_cron_run;
                DELETE FROM cron_audit_log;
                DELETE FROM certification_cron;
                DELETE FROM certifications
                """);
    }

    /** What the database would do about the insertion in the middle of one run, and not of another, it does now. */
    private static void settle(Platform platform) {
        platform.execute("VACUUM ANALYZE certifications");
        platform.execute("CHECKPOINT");
    }

    private static SteadyLoad loadOn(ServedDaemon daemon) {
        return SteadyLoad.on(daemon.address())
                .get("/", "Cookie: " + daemon.signIn(ServedDaemon.VIEWER_TOKEN))
                .get("/health/ready")
                .get("/api/v1/certification-cron", "Authorization: Bearer " + ServedDaemon.VIEWER_TOKEN)
                .get("/health/ready");
    }

    /** What is done beside a run, which ends at a time by {@link System#nanoTime}. */
    private interface Beside {
        void go(CompletableFuture<Long> run) throws Exception;
    }
}
