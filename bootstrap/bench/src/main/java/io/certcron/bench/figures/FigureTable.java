package io.certcron.bench.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Medians with their spread, as a Markdown table that can be read as text too. */
public final class FigureTable {

    private static final List<Metric> ALWAYS_WITH_SPREAD =
            List.of(Metric.WHOLE, Metric.MISSED, Metric.RATE, Metric.ELAPSED);

    private FigureTable() {}

    /** One row for each scenario that has any of the metrics, one column for each metric that any of them has. */
    public static String of(Measurements measurements, Set<Metric> wanted) {
        List<Metric> metrics = wanted.stream()
                .filter(metric -> measurements.scenarios().stream()
                        .anyMatch(scenario -> measurements.of(scenario, metric).isPresent()))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of("certifications", "due", "service", "contender", "settled"),
                        metrics.stream().map(Metric::title))
                .toList());
        for (Scenario scenario : measurements.scenarios()) {
            if (metrics.stream()
                    .noneMatch(metric -> measurements.of(scenario, metric).isPresent())) {
                continue;
            }
            rows.add(Stream.concat(
                            Stream.of(
                                    grouped(scenario.workload().certifications()),
                                    grouped(scenario.workload().due()),
                                    scenario.delay().toMillis() + " ms",
                                    scenario.contender(),
                                    grouped(scenario.share())),
                            metrics.stream().map(metric -> cell(measurements.of(scenario, metric), metric)))
                    .toList());
        }
        return markdown(rows);
    }

    private static String cell(Optional<Distribution> values, Metric metric) {
        return values.map(found ->
                        ALWAYS_WITH_SPREAD.contains(metric) && found.sorted().size() > 1
                                ? "%s (%s–%s)"
                                        .formatted(
                                                number(found.median(), metric),
                                                number(found.least(), metric),
                                                number(found.most(), metric))
                                : number(found.median(), metric))
                .orElse("");
    }

    private static String number(double value, Metric metric) {
        return String.format(Locale.ROOT, "%,." + metric.decimals() + "f", value);
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String markdown(List<List<String>> rows) {
        int columns = rows.get(0).size();
        StringBuilder table = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns; column++) {
                String text = rows.get(row).get(column);
                int blanks = width(rows, column) - text.length();
                table.append("| ").append(" ".repeat(blanks)).append(text).append(' ');
            }
            table.append("|\n");
            if (row == 0) {
                for (int column = 0; column < columns; column++) {
                    table.append('|')
                            .append("-".repeat(width(rows, column) + 1))
                            .append(':');
                }
                table.append("|\n");
            }
        }
        return table.toString();
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
