package io.certcron.bench.figures;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** All that was measured, run by run, for other programs. */
public final class FiguresJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FiguresJson() {}

    /**
     * One object with what was measured where.
     *
     * @param machine what it was measured on, by name
     */
    public static String of(Measurements measurements, Map<String, String> machine) {
        ObjectNode document = JSON.createObjectNode();
        machine.forEach(document.putObject("machine")::put);
        ArrayNode scenarios = document.putArray("scenarios");
        for (Scenario scenario : measurements.scenarios()) {
            ObjectNode object = scenarios
                    .addObject()
                    .put("contender", scenario.contender())
                    .put("certifications", scenario.workload().certifications())
                    .put("due", scenario.workload().due())
                    .put("settled", scenario.share())
                    .put("service_delay_ms", scenario.delay().toMillis());
            for (Metric metric : Metric.values()) {
                measurements.of(scenario, metric).ifPresent(values -> add(object.putObject(metric.key()), values));
            }
        }
        return document.toPrettyString();
    }

    private static void add(ObjectNode object, Distribution values) {
        object.put("median", values.median()).put("least", values.least()).put("most", values.most());
        values.sorted().forEach(object.putArray("runs")::add);
    }
}
