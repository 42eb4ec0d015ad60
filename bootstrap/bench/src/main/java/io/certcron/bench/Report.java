package io.certcron.bench;

import io.certcron.bench.figures.CeilingShare;
import io.certcron.bench.figures.FigureTable;
import io.certcron.bench.figures.FiguresJson;
import io.certcron.bench.figures.Measurements;
import io.certcron.bench.figures.Metric;
import io.certcron.bench.figures.RatePlot;
import io.certcron.bench.figures.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures, for people on standard output and as a plot, for programs as JSON. */
record Report(Measurements measurements) {

    void write(Path directory) throws IOException {
        System.out.println();
        for (Set<Metric> table : List.of(
                EnumSet.range(Metric.WHOLE, Metric.MISSED),
                EnumSet.range(Metric.RATE, Metric.RSS),
                EnumSet.range(Metric.STATEMENTS, Metric.HTTP),
                EnumSet.range(Metric.PLAN, Metric.LOG_LINES))) {
            System.out.println(FigureTable.of(measurements, table));
        }
        CeilingShare.of(measurements).forEach(System.out::println);
        Path json = directory.resolve("figures.json");
        Files.writeString(json, FiguresJson.of(measurements, machine()));
        System.out.println("Figures: " + json);
        for (Map.Entry<String, List<Scenario>> plot : plots().entrySet()) {
            Path svg = directory.resolve(plot.getKey());
            Files.writeString(svg, RatePlot.of(measurements, plot.getValue()));
            System.out.println("Plot: " + svg);
        }
    }

    /** One for each workload. */
    private Map<String, List<Scenario>> plots() {
        return measurements.scenarios().stream()
                .filter(scenario -> measurements.of(scenario, Metric.RATE).isPresent())
                .collect(Collectors.groupingBy(
                        scenario -> "rate-%d-of-%d.svg"
                                .formatted(
                                        scenario.workload().due(),
                                        scenario.workload().certifications()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        return machine;
    }
}
