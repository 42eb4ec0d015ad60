package io.certcron.http.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What we give to those who run Prometheus and Grafana. */
final class MonitoringFiles {

    static final Path FOLDER = Path.of("../docs/operations");
    static final Path DOCUMENT = Path.of("../docs/monitoring.md");

    private static final Pattern METRIC = Pattern.compile("certification_cron_[a-z_]+");

    private MonitoringFiles() {}

    static List<JsonNode> rules() throws IOException {
        JsonNode file =
                new YAMLMapper().readTree(FOLDER.resolve("alert-rules.yaml").toFile());
        return file.path("groups").findValue("rules").valueStream().toList();
    }

    static JsonNode dashboard() throws IOException {
        return new JsonMapper()
                .readTree(FOLDER.resolve("grafana-dashboard.json").toFile());
    }

    static Set<String> metricsIn(Stream<String> expressions) {
        return expressions
                .flatMap(expression -> METRIC.matcher(expression).results())
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }
}
