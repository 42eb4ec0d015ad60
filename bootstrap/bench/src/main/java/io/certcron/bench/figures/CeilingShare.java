package io.certcron.bench.figures;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What share of the nearer ceiling the job reaches, and where the rest goes. */
public final class CeilingShare {

    private static final String OURS = "ours";
    private static final List<String> CEILINGS = List.of("sql-alone", "http-alone");
    private static final double PERCENT = 100;

    private CeilingShare() {}

    /** A sentence for each scenario of the job that has a ceiling beside it. */
    public static List<String> of(Measurements measurements) {
        return measurements.scenarios().stream()
                .filter(scenario -> scenario.contender().equals(OURS))
                .flatMap(ours -> sentence(measurements, ours).stream())
                .toList();
    }

    private static Optional<String> sentence(Measurements measurements, Scenario ours) {
        return nearer(measurements, ours).flatMap(ceiling -> measurements
                .of(ours, Metric.RATE)
                .map(rate -> String.format(
                        Locale.ROOT,
                        "%,d due of %,d, services %d ms: %.0f %% of %s (%,.0f/s); of the work %s",
                        ours.workload().due(),
                        ours.workload().certifications(),
                        ours.delay().toMillis(),
                        PERCENT * rate.median() / rateOf(measurements, ceiling),
                        ceiling.contender(),
                        rateOf(measurements, ceiling),
                        phases(measurements, ours))));
    }

    private static Optional<Scenario> nearer(Measurements measurements, Scenario ours) {
        return CEILINGS.stream()
                .map(name -> new Scenario(ours.workload(), ours.delay(), name, ours.share()))
                .filter(scenario -> measurements.of(scenario, Metric.RATE).isPresent())
                .min(Comparator.comparingDouble(scenario -> rateOf(measurements, scenario)));
    }

    private static double rateOf(Measurements measurements, Scenario scenario) {
        return measurements.of(scenario, Metric.RATE).map(Distribution::median).orElse(Double.NaN);
    }

    private static String phases(Measurements measurements, Scenario ours) {
        double work =
                measurements.of(ours, Metric.ELAPSED).map(Distribution::median).orElse(Double.NaN);
        return Stream.of(Metric.PLAN, Metric.DISPATCH, Metric.MONITOR, Metric.AUDIT)
                .flatMap(phase -> measurements.of(ours, phase).stream()
                        .map(values -> String.format(
                                Locale.ROOT,
                                "%s %.1f %%",
                                phase.title().replace(" ms", ""),
                                PERCENT * values.median() / work)))
                .reduce((left, right) -> left + ", " + right)
                .orElse("unknown");
    }
}
