package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Prometheus server that scrapes a running daemon with our rules. */
class PrometheusIT {

    private static final String PROMETHEUS = "/usr/bin/prometheus";
    private static final String PROMTOOL = "/usr/bin/promtool";
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String CONFIGURATION =
            """
            global:
              scrape_interval: 1s
              evaluation_interval: 1s
            rule_files:
              - %s
            scrape_configs:
              - job_name: certification-cron
                authorization:
                  credentials_file: %s
                static_configs:
                  - targets: ['%s']
            """;

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void requirePrometheus() {
        RequiredTools.require("prometheus", PROMETHEUS, PROMTOOL);
    }

    @Test
    void scrapesARunningDaemonAndEvaluatesTheRules() throws IOException {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons())) {
            int due = DueWork.insert(platform, 20, 5).size();
            platform.scheduleNow("ALL");
            await().atMost(SOON).until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);

            URI prometheus = URI.create("http://127.0.0.1:" + ServedDaemon.freePort());
            Process server = start(prometheus, daemon);
            try {
                await().atMost(SOON).ignoreExceptions().until(() -> number(prometheus, "up") == 1);
                await().atMost(SOON).untilAsserted(() -> assertThat(
                                number(prometheus, "sum(certification_cron_intents_total{outcome=~\"DONE.*\"})"))
                        .isEqualTo(due));
                assertThat(number(
                                prometheus,
                                "sum(certification_cron_runs_total{workflow=\"ALL\",status=\"COMPLETED\"})"))
                        .isEqualTo(1);
                await().atMost(SOON)
                        .until(() -> rules(prometheus).findValuesAsText("lastError").stream()
                                        .allMatch(String::isEmpty)
                                && rules(prometheus).findValuesAsText("health").stream()
                                        .allMatch("ok"::equals));
                assertThat(rules(prometheus).findValues("alerts")).isNotEmpty();
                await().atMost(SOON).untilAsserted(() -> assertThat(dashboardQueries())
                        .hasSizeGreaterThan(20)
                        .allSatisfy(query -> assertThat(ask(prometheus, query).at("/data/result"))
                                .as(query)
                                .isNotEmpty()));
            } finally {
                server.destroyForcibly().onExit().join();
            }
        }
    }

    @Test
    void promtoolFindsNothingWrongWithTheMetricsOfARunningDaemon() throws IOException, InterruptedException {
        try (Platform platform = Platform.start();
                ServedDaemon daemon = ServedDaemon.start(platform.settingsOfBusyDaemons())) {
            platform.scheduleNow("ALL");
            await().atMost(SOON).until(() -> platform.count("certification_cron_run WHERE status = 'COMPLETED'") == 1);
            Path scrape = directory.resolve("scrape");
            Files.writeString(
                    scrape, daemon.get("/metrics", ServedDaemon.VIEWER_TOKEN).body());

            Process check = new ProcessBuilder(PROMTOOL, "check", "metrics")
                    .redirectInput(scrape.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(check.waitFor()).as(said).isZero();
            assertThat(said).isBlank();
        }
    }

    private Process start(URI address, ServedDaemon daemon) throws IOException {
        Path token = Files.writeString(directory.resolve("token"), ServedDaemon.VIEWER_TOKEN);
        Path rules = Path.of("..", "docs", "operations", "alert-rules.yaml")
                .toAbsolutePath()
                .normalize();
        Path configuration = Files.writeString(
                directory.resolve("prometheus.yml"),
                CONFIGURATION.formatted(rules, token, daemon.address().getAuthority()));
        List<String> command = List.of(
                PROMETHEUS,
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=" + address.getAuthority());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("prometheus.log").toFile())
                .start();
    }

    private double number(URI prometheus, String query) {
        JsonNode result = ask(prometheus, addressOf(query)).at("/data/result/0/value/1");
        return result.isMissingNode() ? Double.NaN : Double.parseDouble(result.asText());
    }

    private static String addressOf(String query) {
        return "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    /** With what Grafana would put in; an empty answer is for a metric, or a label, that is not there. */
    private List<String> dashboardQueries() throws IOException {
        return json
                .readTree(Path.of("..", "docs", "operations", "grafana-dashboard.json")
                        .toFile())
                .findValuesAsText("expr")
                .stream()
                .map(query -> query.replace("$job", "certification-cron")
                        .replace("$__rate_interval", "1m")
                        .replace("$__interval", "1m")
                        .replaceFirst(" > 0$", ""))
                .map(PrometheusIT::addressOf)
                .toList();
    }

    private JsonNode rules(URI prometheus) {
        return ask(prometheus, "/api/v1/rules").at("/data/groups");
    }

    private JsonNode ask(URI prometheus, String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(prometheus.resolve(path))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return json.readTree(client.send(request, BodyHandlers.ofString()).body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
