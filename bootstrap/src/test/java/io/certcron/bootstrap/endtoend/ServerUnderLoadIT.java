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

    /** One after the other in turn, so that whatever warms up or slows down with time is shared. */
    private static final int ROUNDS = 2;

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
        List<Duration> alone = new ArrayList<>();
        List<Duration> besideRequests = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            alone.add(timeOfRun(load -> {}));
            besideRequests.add(timeOfRun(ServerUnderLoadIT::loadFor30Seconds));
        }
        double slower = 1.0 * sum(besideRequests) / sum(alone) - 1;
        System.out.printf(
                "FIGURE run of 100,000: alone %s, beside 1,000 requests a second %s (%+.1f %%)%n",
                alone, besideRequests, 100 * slower);

        assertThat(slower).isLessThan(0.2);
    }

    private static long sum(List<Duration> durations) {
        return durations.stream().mapToLong(Duration::toMillis).sum();
    }

    private static void loadFor30Seconds(RunUnderLoad run) throws Exception {
        LoadFigures figures = run.load().run(1_000, Duration.ofSeconds(30));
        long end = run.ended().get();
        System.out.printf(
                "FIGURE 1,000 requests a second for 30 s: %s; p99 of the %d beside the run %.1f ms%n",
                figures, figures.requestsUntil(end), figures.p99Until(end).toNanos() / 1e6);

        assertThat(figures.failures()).isZero();
        assertThat(figures.p99()).isLessThan(Duration.ofMillis(100));
        assertThat(figures.p99Until(end)).isLessThan(Duration.ofMillis(100));
    }

    private static Duration timeOfRun(Beside beside) throws Exception {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(
                        platform.settings(Map.of("NODE_TICK", "1s")), "-Xmx256m", "-XX:+UseSerialGC")) {
            DueWork.insert(platform, 100_000, 0);
            SteadyLoad load = loadOn(daemon);
            load.run(4_000, UNTIL_COMPILED);
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
            beside.go(new RunUnderLoad(load, ended));
            ended.get();
            return Duration.ofMillis(Long.parseLong(
                    platform.column("SELECT (extract(epoch FROM finished_at - started_at) * 1000)::bigint"
                                    + " FROM certification_cron_run")
                            .get(0)));
        }
    }

    private static SteadyLoad loadOn(ServedDaemon daemon) {
        return SteadyLoad.on(daemon.address())
                .get("/", "Cookie: " + daemon.signIn(ServedDaemon.VIEWER_TOKEN))
                .get("/health/ready")
                .get("/api/v1/certification-cron", "Authorization: Bearer " + ServedDaemon.VIEWER_TOKEN)
                .get("/health/ready");
    }

    /** A run that goes on, and requests that can be made beside it. */
    private record RunUnderLoad(SteadyLoad load, CompletableFuture<Long> ended) {}

    private interface Beside {
        void go(RunUnderLoad run) throws Exception;
    }
}
