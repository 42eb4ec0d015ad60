package io.certcron.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.certcron.contract.SettableClock;
import io.certcron.http.RunExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules, dashboard and document speak of metrics that exist. */
class MonitoringFilesTest {

    private static final Pattern SERIES = Pattern.compile("(?m)^- series: (certification_cron_[a-z_]+)");

    private final JobMetrics metrics =
            new JobMetrics(new ScriptedStatistics(), () -> 0, "1.2.3", new SettableClock(RunExamples.STARTED));
    private final Set<String> scraped = Scrape.of(metrics).names();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void everyMetricOfTheRulesIsScraped() throws IOException {
        Set<String> used = MonitoringFiles.metricsIn(
                MonitoringFiles.rules().stream().map(rule -> rule.path("expr").asText()));

        assertThat(used).hasSizeGreaterThan(10);
        assertThat(scraped).containsAll(used);
    }

    @Test
    void everyMetricOfTheRulesTestIsScraped() throws IOException {
        String test = Files.readString(MonitoringFiles.FOLDER.resolve("alert-rules-test.yaml"))
                .replaceAll("(?m)^ +", "");

        Set<String> used =
                SERIES.matcher(test).results().map(series -> series.group(1)).collect(Collectors.toSet());

        assertThat(used).hasSizeGreaterThan(10);
        assertThat(scraped).containsAll(used);
    }

    @Test
    void everyMetricOfTheDashboardIsScraped() throws IOException {
        Set<String> used = MonitoringFiles.metricsIn(MonitoringFiles.dashboard().findValuesAsText("expr").stream());

        assertThat(used).hasSizeGreaterThan(10);
        assertThat(scraped).containsAll(used);
    }

    @Test
    void theDashboardAsksTheDataSourceThatItsReaderChooses() throws IOException {
        JsonNode dashboard = MonitoringFiles.dashboard();

        assertThat(dashboard.path("templating").findValuesAsText("type")).contains("datasource");
        assertThat(dashboard.path("panels").findValues("datasource"))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.path("uid").asText()).isEqualTo("${datasource}"));
        assertThat(dashboard.path("panels").findValuesAsText("id")).doesNotHaveDuplicates();
    }

    @Test
    void theDocumentListsEveryMetricAndEveryAlert() throws IOException {
        String document = Files.readString(MonitoringFiles.DOCUMENT);
        Set<String> families = Pattern.compile("(?m)^# TYPE (\\S+) ")
                .matcher(metrics.scrape())
                .results()
                .map(family -> family.group(1).replaceFirst("_max$", ""))
                .collect(Collectors.toSet());

        assertThat(families).allSatisfy(family -> assertThat(document).contains("| `" + family + "` |"));
        assertThat(MonitoringFiles.rules()).allSatisfy(rule -> assertThat(document)
                .contains("| `" + rule.path("alert").asText() + "` |"));
    }

    @Test
    void everyAlertSaysHowBadItIsWhatItIsAndWhatToDo() throws IOException {
        assertThat(MonitoringFiles.rules()).allSatisfy(rule -> {
            assertThat(rule.path("labels").path("severity").asText()).isIn("critical", "warning");
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
            assertThat(rule.path("annotations").path("description").asText()).isNotBlank();
            assertThat(headingExists(
                            rule.path("annotations").path("runbook_url").asText()))
                    .as(rule.path("alert").asText())
                    .isTrue();
        });
    }

    private static boolean headingExists(String link) throws IOException {
        String[] parts = link.split("#", 2);
        return Stream.of(Files.readString(Path.of("..", parts[0])).split("\n"))
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
                .anyMatch(parts[1]::equals);
    }
}
