package io.certcron.http.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.certcron.contract.SettableClock;
import io.certcron.http.RunExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus accepts what we give it. Skipped where {@code promtool} is not installed, unless the build demands it. */
class PromtoolTest {

    /** Set where the tools of other projects must be there, as in our continuous integration. */
    private static final String REQUIRED = "CERTCRON_REQUIRE_TOOLS";

    @TempDir
    private Path folder;

    private Promtool promtool = new Promtool(Path.of("promtool"));
    private Path nothing = Path.of("nothing");

    @BeforeEach
    void find() throws IOException {
        Optional<Promtool> installed = Promtool.installed();
        assumeTrue(
                installed.isPresent() || Boolean.parseBoolean(System.getenv(REQUIRED)),
                "skipped, as promtool is not installed: apt-get install prometheus");
        promtool = installed.orElseThrow(() -> new AssertionError("promtool is required and not installed"));
        nothing = Files.createFile(folder.resolve("nothing"));
    }

    @Test
    void theMetricsKeepTheConventionsOfPrometheus() throws Exception {
        try (JobMetrics metrics =
                new JobMetrics(new ScriptedStatistics(), () -> 0, "1.2.3", new SettableClock(RunExamples.STARTED))) {
            metrics.onRunComplete(RunExamples.completed());

            Promtool.Result result = check(metrics.scrape());

            assertThat(result.output()).isEmpty();
            assertThat(result.exitCode()).isZero();
        }
    }

    @Test
    void metricsThatBreakThemAreFound() throws Exception {
        Promtool.Result result =
                check("# TYPE certification_cron_seconds_total gauge\ncertification_cron_seconds_total 1\n");

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.output()).contains("no help text", "should not have \"_total\" suffix");
    }

    @Test
    void theRulesAreValid() throws Exception {
        Promtool.Result result = promtool.run(nothing, "check", "rules", "--lint-fatal", "alert-rules.yaml");

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    @Test
    void theRulesAlertWhenTheyShouldAndAtNoOtherTime() throws Exception {
        Promtool.Result result = promtool.run(nothing, "test", "rules", "alert-rules-test.yaml");

        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private Promtool.Result check(String scrape) throws Exception {
        return promtool.run(Files.writeString(folder.resolve("scrape"), scrape, UTF_8), "check", "metrics");
    }
}
