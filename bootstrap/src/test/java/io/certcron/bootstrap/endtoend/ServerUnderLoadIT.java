package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The daemon's server while there is much to do, and while somebody wishes it ill. */
class ServerUnderLoadIT {

    private static final int SLOW = 2_000;
    private static final Duration SOON = Duration.ofSeconds(60);

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

    /** Figures for the documents: a run by itself, and one beside a thousand requests a second. */
    @Test
    @Tag("long")
    void aThousandRequestsASecondBesideARun() throws Exception {
        Duration alone = runOf(100_000, false);
        Duration besideRequests = runOf(100_000, true);
        System.out.printf(
                "FIGURE run of 100,000: alone %d ms, beside 1,000 requests a second %d ms (%+.1f %%)%n",
                alone.toMillis(),
                besideRequests.toMillis(),
                100.0 * (besideRequests.toMillis() - alone.toMillis()) / alone.toMillis());
    }

    private static Duration runOf(int count, boolean besideRequests) throws Exception {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(
                        platform.settings(Map.of("NODE_TICK", "1s")), "-Xmx256m", "-XX:+UseSerialGC")) {
            DueWork.insert(platform, count, 0);
            SteadyLoad load = loadOn(daemon);
            load.run(200, Duration.ofSeconds(10));
            platform.scheduleNow("REMINDERS");
            await().atMost(SOON).until(() -> platform.count("certification_cron_run") == 1);
            ExecutorService beside = Executors.newSingleThreadExecutor();
            try {
                Future<SteadyLoad.Figures> figures =
                        besideRequests ? beside.submit(() -> load.run(1_000, Duration.ofSeconds(30))) : null;
                await().pollInterval(Duration.ofMillis(200))
                        .atMost(Duration.ofMinutes(5))
                        .until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);
                if (figures != null) {
                    System.out.println("FIGURE 1,000 requests a second for 30 s beside a run: " + figures.get());
                }
            } finally {
                beside.shutdownNow();
            }
            long millis = Long.parseLong(platform.column(
                            "SELECT extract(epoch FROM finished_at - started_at) * 1000 FROM certification_cron_run")
                    .get(0)
                    .replaceFirst("\\..*", ""));
            return Duration.ofMillis(millis);
        }
    }

    private static SteadyLoad loadOn(ServedDaemon daemon) {
        HttpRequest schedules = SteadyLoad.get(
                daemon.address().resolve("/api/v1/certification-cron"),
                "Authorization",
                "Bearer " + ServedDaemon.VIEWER_TOKEN);
        HttpRequest ready = SteadyLoad.get(daemon.address().resolve("/health/ready"));
        return SteadyLoad.of(schedules, ready);
    }
}
