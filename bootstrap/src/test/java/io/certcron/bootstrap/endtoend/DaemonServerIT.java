package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.bootstrap.log.LogLines;
import io.certcron.persistence.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server of the daemon as a process. */
class DaemonServerIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SCHEDULES = "/api/v1/certification-cron";
    private static final String RUNS = "/api/v1/certification-cron-runs/";

    @TempDir
    private Path directory;

    @Test
    void aRunThatIsAskedForThroughTheApiIsMadeAndRemembered() {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons())) {
            List<String> due = DueWork.insert(platform, 20, 5);
            HttpResponse<String> created = daemon.post(
                    SCHEDULES,
                    ServedDaemon.SERVICE_TOKEN,
                    """
                    {"name": "nightly", "cron_expression": "0 2 29 2 *", "zone": "UTC", "workflow": "ALL", "enabled": true}
                    """);
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            String schedule = created.headers().firstValue("Location").orElseThrow();

            HttpResponse<String> asked = daemon.post(schedule + "/execute", ServedDaemon.OPS_TOKEN, "{}");
            assertThat(asked.statusCode()).as(asked.body()).isEqualTo(202);
            String run = asked.headers().firstValue("Location").orElseThrow();
            await().atMost(SOON)
                    .until(() ->
                            daemon.get(run, ServedDaemon.VIEWER_TOKEN).body().contains("\"COMPLETED\""));

            assertThat(platform.effects()).containsExactlyInAnyOrderElementsOf(due);
            assertThat(platform.column("SELECT operator || ' ' || way || ' ' || action FROM certification_cron_journal"
                            + " ORDER BY entry_number"))
                    .containsExactly("nightwatch API SCHEDULE_CREATED", "oncall API RUN_REQUESTED");

            JobProcess.Finished stopped = daemon.stop();
            assertThat(stopped.exitCode()).isZero();
            LogLines.allValid(stopped.stdout());
            assertThat(String.join("", stopped.stdout()) + stopped.stderr())
                    .doesNotContain(
                            ServedDaemon.SERVICE_TOKEN, ServedDaemon.OPS_TOKEN, ServedDaemon.VIEWER_TOKEN, "Bearer");
        }
    }

    @Test
    void whatWentWrongInARunIsShownBesideIt() {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons())) {
            DueWork.insert(platform, 3, 0);
            platform.services().reminders().answerAlways(500, "application/json", "{}");
            platform.scheduleNow("REMINDERS");

            await().atMost(Duration.ofMinutes(2))
                    .until(() ->
                            platform.count("certification_cron_run_problem WHERE error_code = 'SERVICE_UNAVAILABLE'")
                                    > 0);
            String run =
                    platform.column("SELECT run_id FROM certification_cron_run").get(0);
            assertThat(daemon.get(RUNS + run, ServedDaemon.VIEWER_TOKEN).body()).contains("SERVICE_UNAVAILABLE");
        }
    }

    @Test
    void isNotReadyWhileTheDatabaseIsAwayAndLivesOn() {
        try (EmbeddedDatabase server = EmbeddedDatabase.in(directory.resolve("postgresql"));
                Platform platform = Platform.on(server);
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons())) {
            server.close();

            await().atMost(SOON).until(() -> daemon.get("/health/ready").statusCode() == 503);
            assertThat(daemon.get("/health/ready").body()).contains("DATABASE_UNAVAILABLE");
            assertThat(daemon.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(daemon.get(SCHEDULES, ServedDaemon.VIEWER_TOKEN).statusCode())
                    .isEqualTo(503);
            assertThat(daemon.get("/metrics", ServedDaemon.VIEWER_TOKEN).body())
                    .contains("certification_cron_statistics_up 0");
        }
    }

    @Test
    void answersWhileItWaitsForADatabaseThatWasNeverThere() {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.startUnready(
                        platform.settings(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nowhere")))) {
            assertThat(daemon.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(daemon.get("/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void withoutCredentialsItMakesATokenUpThatOnlyItsUserCanRead() throws IOException {
        Path file = directory.resolve("token");
        try (Platform platform = Platform.start()) {
            Map<String, String> settings = platform.settings(Map.of("HTTP_TOKEN_FILE", file.toString()));
            try (ServedDaemon daemon = ServedDaemon.withoutTokens(settings)) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
                assertThat(daemon.get(SCHEDULES, Files.readString(file).strip()).statusCode())
                        .isEqualTo(200);
                assertThat(daemon.get(SCHEDULES, "another").statusCode()).isEqualTo(401);
                assertThat(daemon.process().stdoutSoFar().toString())
                        .contains("\"token_file\"")
                        .doesNotContain(Files.readString(file).strip());
            }
        }
    }

    @Test
    void refusesToListenForStrangersWithoutCredentials() {
        try (Platform platform = Platform.start()) {
            JobProcess.Finished refused = JobProcess.run(platform.settings(Map.of("HTTP_HOST", "0.0.0.0")), "daemon");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stderr()).contains("http.tokens", "127.0.0.1");
            LogLines.allValid(refused.stdout());
        }
    }

    @Test
    void saysSoWhereAnotherProcessHasThePort() throws IOException {
        try (Platform platform = Platform.start();
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            JobProcess.Finished refused = JobProcess.run(platform.settings(Map.of("HTTP_PORT", port)), "daemon");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.stderr()).contains(port, "http.port");
            assertThat(LogLines.allValid(refused.stdout()).withCode("SERVER_NOT_STARTED"))
                    .hasSize(1);
        }
    }

    @Test
    void executeLoadsNothingOfAllThisAndListensNowhere() throws IOException {
        Path loaded = directory.resolve("classes");
        try (Platform platform = Platform.start()) {
            DueWork.insert(platform, 3, 1);
            JobProcess.Finished run = JobProcess.start(
                            List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + loaded),
                            platform.settings(),
                            "execute")
                    .await(SOON);

            assertThat(run.exitCode()).isZero();
            assertThat(Files.readString(loaded))
                    .contains("io.certcron.application.run.Runs")
                    .doesNotContain("org.eclipse.jetty", "io.javalin", "gg.jte", "io.micrometer", "com.nimbusds")
                    // nobody listens without one of these
                    .doesNotContain("java.net.ServerSocket", "sun.nio.ch.ServerSocketChannelImpl");
        }
    }

    @Test
    void aDatabaseUserWhoMayNotResolveIsAnsweredWithWhatMendsIt() {
        try (Platform platform = Platform.start()) {
            platform.insert(Platform.active(Platform.TODAY.minusDays(20)));
            platform.execute("DROP ROLE IF EXISTS granted_by_hand; CREATE ROLE granted_by_hand LOGIN;"
                    + " GRANT service_role TO granted_by_hand");
            Map<String, String> settings = platform.settings(Map.of("DATABASE_USER", "granted_by_hand"));
            assertThat(JobProcess.run(settings, "execute").exitCode()).isZero();
            String run =
                    platform.column("SELECT run_id FROM certification_cron_run").get(0);

            try (ServedDaemon daemon = ServedDaemon.start(settings)) {
                HttpResponse<String> refused = daemon.post(
                        "/api/v1/cron-audit-log/" + run + "/resolve", ServedDaemon.OPS_TOKEN, "{\"note\": \"done\"}");

                assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
                assertThat(refused.body()).contains("DATABASE_ROLE_INSUFFICIENT", "migrate", "database.runtime-user");
                assertThat(platform.count("cron_audit_log WHERE resolved")).isZero();
                assertThat(platform.count("certification_cron_journal")).isZero();
                JobProcess.run(platform.ownerSettings(Map.of("DATABASE_RUNTIME_USER", "granted_by_hand")), "migrate");
                assertThat(daemon.post(
                                        "/api/v1/cron-audit-log/" + run + "/resolve",
                                        ServedDaemon.OPS_TOKEN,
                                        "{\"note\": \"done\"}")
                                .statusCode())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aDecisionThroughTheApiIsOnThePageAtOnce() {
        try (Platform platform = Platform.start()) {
            platform.insert(Platform.active(Platform.TODAY.minusDays(20)));
            assertThat(JobProcess.run(platform.settings(), "execute").exitCode())
                    .isZero();
            String run =
                    platform.column("SELECT run_id FROM certification_cron_run").get(0);
            try (ServedDaemon daemon = ServedDaemon.start(platform.settings())) {
                String session = daemon.signIn(ServedDaemon.VIEWER_TOKEN);
                assertThat(daemon.get("/", "Cookie", session).body()).contains("1 report of missed pauses waits");

                daemon.post(
                        "/api/v1/cron-audit-log/" + run + "/resolve", ServedDaemon.OPS_TOKEN, "{\"note\": \"done\"}");

                assertThat(daemon.get("/", "Cookie", session).body())
                        .contains("Last night")
                        .doesNotContain("report of missed pauses waits");
            }
        }
    }

    @Test
    void requestsThatWaitForTheDatabaseKeepNoRunWaiting() throws Exception {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons());
                AutoCloseable locked = platform.lock("certification_cron_journal")) {
            int due = DueWork.insert(platform, 20, 5).size();
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            while (asked.size() < 40) {
                asked.add(daemon.ask("/api/v1/journal", ServedDaemon.VIEWER_TOKEN));
            }
            platform.scheduleNow("ALL");

            await().atMost(SOON).until(() -> {
                asked.add(daemon.ask("/api/v1/journal", ServedDaemon.VIEWER_TOKEN));
                return platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1;
            });

            assertThat(asked.stream().filter(CompletableFuture::isDone).map(each -> each.join()
                            .statusCode()))
                    .as("nobody got to the table")
                    .doesNotContain(200);
            assertThat(platform.effects()).hasSize(due);
            locked.close();
        }
    }

    @Test
    void livesWhileEveryOtherThreadWaitsForTheDatabase() throws Exception {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons());
                AutoCloseable locked = platform.lock("certification_cron_journal")) {
            List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
            while (asked.size() < 60) {
                asked.add(daemon.ask("/api/v1/journal", ServedDaemon.VIEWER_TOKEN));
            }
            await().atMost(SOON)
                    .until(() -> getsNoThread(daemon.ask(SCHEDULES + "?limit=1", ServedDaemon.VIEWER_TOKEN)));

            // as an orchestrator asks: never twice within seconds
            assertThat(daemon.get("/health/live", "X-Asked", "once").statusCode())
                    .isEqualTo(200);
            assertThat(asked).noneMatch(CompletableFuture::isDone);
            locked.close();
        }
    }

    private static boolean getsNoThread(CompletableFuture<?> asked) throws Exception {
        try {
            asked.get(500, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException noAnswer) {
            return true;
        }
    }

    @Test
    void aSessionOutlivesARestartAndNotTheCredentialsItWasBegunWith() {
        try (Platform platform = Platform.start()) {
            Map<String, String> settings =
                    platform.settings(Map.of("HTTP_SESSION_KEY", "a-key-of-more-than-thirty-two-characters"));
            String session;
            try (ServedDaemon daemon = ServedDaemon.start(settings)) {
                session = daemon.signIn(ServedDaemon.OPS_TOKEN);
            }
            try (ServedDaemon restarted = ServedDaemon.start(settings)) {
                assertThat(restarted.get("/", "Cookie", session).statusCode()).isEqualTo(200);
            }
            settings.merge("CERTCRON_HTTP_TOKENS", "", (tokens, none) -> tokens.replaceFirst(",oncall:[^,]+", ""));
            try (ServedDaemon withoutTheToken = ServedDaemon.start(settings)) {
                assertThat(withoutTheToken.get("/", "Cookie", session).statusCode())
                        .isEqualTo(303);
            }
        }
    }

    @Test
    void aRunThatNobodyKnowsIsNotFound() {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons())) {
            assertThat(daemon.get(RUNS + UUID.randomUUID(), ServedDaemon.VIEWER_TOKEN)
                            .statusCode())
                    .isEqualTo(404);
        }
    }
}
