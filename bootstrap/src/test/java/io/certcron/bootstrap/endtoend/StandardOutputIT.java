package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.bootstrap.log.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of standard output is an event, and nothing that was planted where it may not be seen is in any of them. */
class StandardOutputIT {

    private static final String SCHEDULES = "/api/v1/certification-cron";
    private static final String NAME = "Solveig Fjellvang";
    private static final String EMAIL = "solveig.fjellvang@example.org";
    private static final String IDENTITY_NUMBER = "01019012345";
    private static final String PASSWORD = "hunter2-canary-password";
    private static final String TOKEN = "canary-token-4711-abcdef";
    private static final String JDBC_URL = "jdbc:postgresql://db.internal/mentors?user=app&password=" + PASSWORD;

    private static final String TELLTALE_ANSWER =
            """
            {"error_code": "E42", "message": "%1$s <%2$s> (%3$s): Authorization: Bearer %4$s at %5$s",
             "full_name": "%1$s", "details": {"message": "%2$s", "note": "%3$s"},
             "hint": "postgres://app:%6$s@db/mentors", "national_id": %3$s, "token": "%4$s"}"""
                    .formatted(NAME, EMAIL, "010190 12345", TOKEN, JDBC_URL, PASSWORD);

    private static final List<String> CANARIES =
            List.of("Solveig", "Fjellvang", EMAIL, IDENTITY_NUMBER, "010190 12345", PASSWORD, TOKEN, "db.internal");

    private Platform platform;

    @BeforeEach
    void start() {
        platform = Platform.start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void holdsNoCanaryOfAServicesAnswers() {
        platform.insert(active(TODAY), active(TODAY.plusDays(7)));
        platform.services().management().answerAlways(503, "application/json", TELLTALE_ANSWER);
        platform.services()
                .reminders()
                .answerAlways(
                        422,
                        "text/html",
                        "<title>" + NAME + "</title><p>" + EMAIL + " " + IDENTITY_NUMBER + " password=" + PASSWORD + " "
                                + JDBC_URL);

        JobProcess.Finished night = JobProcess.run(
                platform.settings(Map.of("DISPATCH_BACKOFF_FIRST", "20ms", "MANAGEMENT_TOKEN", TOKEN)), "execute");

        assertThat(night.exitCode()).isEqualTo(10);
        LogLines log = LogLines.allValid(night.stdout());
        assertThat(log.withCode("SERVICE_UNAVAILABLE")).isNotEmpty().allSatisfy(event -> assertThat(
                        event.at("/context/body").asText())
                .contains("E42"));
        assertThat(log.withCode("SERVICE_REFUSED_REQUEST")).isNotEmpty();
        assertNoCanaries(night);
    }

    @Test
    void holdsNoCanaryOfTheConfiguration() {
        JobProcess.Finished refused = JobProcess.run(
                Map.of(
                        "CERTCRON_DATABASE_URL", JDBC_URL,
                        "CERTCRON_DATABASE_PASSWORD", PASSWORD,
                        "CERTCRON_REMINDER_TOKEN", TOKEN,
                        "CERTCRON_REMINDER_URL", "https://" + TOKEN + "@example.org",
                        "CERTCRON_MANAGEMENT_TOKN", TOKEN,
                        "CERTCRON_THRESHOLDS", "thirty"),
                "execute");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(LogLines.allValid(refused.stdout()).withCode("CONFIGURATION_INVALID"))
                .hasSizeGreaterThanOrEqualTo(4);
        assertNoCanaries(refused);
        assertThat(refused.stderr()).contains("CERTCRON_MANAGEMENT_TOKEN", "CERTCRON_THRESHOLDS");
    }

    @Test
    void holdsNoCanaryOfAnUnreachableDatabase() {
        Map<String, String> settings =
                platform.settings(Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/mentors?password=" + PASSWORD));
        settings.remove("CERTCRON_DATABASE_PASSWORD");

        JobProcess.Finished failed = JobProcess.run(settings, "execute");

        assertThat(failed.exitCode()).isEqualTo(12);
        LogLines.allValid(failed.stdout());
        assertNoCanaries(failed);
    }

    @Test
    void isJsonWhateverTheJvmAndTheLibrariesHaveToSay(@TempDir Path directory) throws IOException {
        Path broken = Files.writeString(directory.resolve("logback.xml"), "<configuration><broken");
        platform.insert(active(TODAY));

        JobProcess.Finished night = JobProcess.start(
                        List.of(
                                "-Dlogback.configurationFile=" + broken,
                                "-Djava.util.logging.config.file=" + directory.resolve("missing"),
                                "-Xlog:disable",
                                "-Xlog:all=warning:stderr",
                                "-XX:+DisplayVMOutputToStderr",
                                "-XX:+UseLargePages", // which the JVM has something to say about, where there are none
                                "-Duser.language=tr"),
                        platform.settings(),
                        "execute")
                .await(Duration.ofMinutes(1));

        assertThat(night.exitCode()).as(night.stdout() + night.stderr()).isZero();
        assertThat(LogLines.allValid(night.stdout()).stream()).isNotEmpty();
    }

    @Test
    void isJsonWhenMemoryRunsOut() {
        platform.insert(active(TODAY));

        List<JobProcess.Finished> nights = Stream.of("-Xmx6m", "-Xmx8m", "-Xmx10m")
                .map(heap -> JobProcess.start(List.of(heap), platform.settings(), "execute")
                        .await(Duration.ofMinutes(1)))
                .toList();

        assertThat(nights).anySatisfy(night -> assertThat(night.exitCode()).isNotZero());
        assertThat(nights).anySatisfy(night -> assertThat(night.stdout()).isNotEmpty());
        nights.forEach(night -> LogLines.allValid(night.stdout()));
    }

    @Test
    void isJsonWhenTheProcessIsToldToStop() {
        platform.insert(
                Stream.generate(() -> active(TODAY.plusDays(14))).limit(5_000).iterator());
        platform.services().reminders().answerAfter(Duration.ofMillis(300));
        JobProcess job = JobProcess.start(platform.settings(), "execute");
        await().atMost(Duration.ofSeconds(30)).until(() -> !platform.effects().isEmpty());

        job.terminate();
        JobProcess.Finished stopped = job.await(Duration.ofSeconds(25));

        assertThat(stopped.exitCode()).isEqualTo(11);
        assertThat(LogLines.allValid(stopped.stdout()).withCode("RUN_INCOMPLETE"))
                .hasSize(1);
        assertThat(platform.count("certification_idempotency_log WHERE status = 'CLAIMED'"))
                .isZero();
    }

    @Test
    void holdsNothingOfWhatCallersOfTheServerSend() {
        Map<String, String> settings = platform.settingsOfBusyDaemons();
        try (ServedDaemon daemon = ServedDaemon.start(settings)) {
            String cookie = daemon.signIn(ServedDaemon.OPS_TOKEN);
            String body =
                    "{\"name\": \"%s\", \"cron_expression\": \"0 2 29 2 *\", \"zone\": \"UTC\", \"workflow\": \"ALL\"}";
            assertThat(daemon.get("/", "Cookie", cookie).statusCode()).isEqualTo(200);
            assertThat(daemon.get("/", "Cookie", cookie + PASSWORD).statusCode())
                    .isEqualTo(303);
            for (int i = 0; i < 15; i++) {
                daemon.get(SCHEDULES, TOKEN);
            }
            assertThat(daemon.get(SCHEDULES, TOKEN).statusCode()).isEqualTo(429);
            assertThat(daemon.post(SCHEDULES, ServedDaemon.SERVICE_TOKEN, body.formatted(NAME))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(daemon.post(SCHEDULES, ServedDaemon.SERVICE_TOKEN, "{" + EMAIL)
                            .statusCode())
                    .isEqualTo(400);
            platform.execute("ALTER TABLE certification_cron_journal RENAME COLUMN operator TO nobody");
            assertThat(daemon.post(SCHEDULES, ServedDaemon.SERVICE_TOKEN, body.formatted(IDENTITY_NUMBER))
                            .statusCode())
                    .isEqualTo(500);

            JobProcess.Finished stopped = daemon.stop();

            assertThat(LogLines.allValid(stopped.stdout()).withCode("DATABASE_ERROR"))
                    .as("a request that failed is told of")
                    .isNotEmpty();
            assertThat(LogLines.allValid(stopped.stdout()).withCode("REQUEST_RATE_LIMITED"))
                    .isNotEmpty();
            assertNoCanaries(stopped);
            assertThat(stopped.stdout()).allSatisfy(line -> assertThat(line)
                    .doesNotContain(
                            cookie.replaceFirst(".*?=", ""),
                            "certcron_session",
                            "Bearer",
                            ServedDaemon.SERVICE_TOKEN,
                            ServedDaemon.OPS_TOKEN,
                            ServedDaemon.VIEWER_TOKEN));
        }
    }

    private static void assertNoCanaries(JobProcess.Finished process) {
        List<String> lines = new ArrayList<>(process.stdout());
        lines.addAll(process.stderr().lines().toList());
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(CANARIES));
    }
}
