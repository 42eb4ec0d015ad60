package io.certcron.bench.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All that was measured, in the order in which it was first met. */
public final class Measurements {

    private final Map<Scenario, Map<Metric, List<Double>>> values = new LinkedHashMap<>();

    /** Adds what one run gave. */
    public void add(Scenario scenario, Map<Metric, Double> run) {
        Map<Metric, List<Double>> byMetric = values.computeIfAbsent(scenario, unseen -> new EnumMap<>(Metric.class));
        run.forEach((metric, value) ->
                byMetric.computeIfAbsent(metric, unseen -> new ArrayList<>()).add(value));
    }

    /** What was measured at all. */
    public Set<Scenario> scenarios() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The values of one metric. */
    public Optional<Distribution> of(Scenario scenario, Metric metric) {
        return Optional.ofNullable(values.getOrDefault(scenario, Map.of()).get(metric))
                .map(Distribution::new);
    }
}
