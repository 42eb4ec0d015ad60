package io.certcron.bench.figures;

import io.certcron.bench.platform.Workload;
import java.time.Duration;
import java.util.Map;

/** Measurements with figures that are easy to check. */
final class Measured {

    static final Workload NIGHT = new Workload(1_000_000, 100_000);
    static final Scenario OURS = new Scenario(NIGHT, Duration.ZERO, "ours", 100_000);
    static final Scenario SQL = new Scenario(NIGHT, Duration.ZERO, "sql-alone", 100_000);
    static final Scenario HTTP = new Scenario(NIGHT, Duration.ZERO, "http-alone", 100_000);
    static final Scenario LOOP = new Scenario(NIGHT, Duration.ofMillis(20), "loop", 20_000);

    private Measured() {}

    static Measurements some() {
        Measurements measurements = new Measurements();
        for (double rate : new double[] {29_000, 30_000, 31_000}) {
            measurements.add(
                    OURS,
                    Map.of(Metric.RATE, rate, Metric.ELAPSED, 4_000.0, Metric.PLAN, 1_000.0, Metric.DISPATCH, 2_800.0));
        }
        measurements.add(SQL, Map.of(Metric.RATE, 60_000.0));
        measurements.add(HTTP, Map.of(Metric.RATE, 50_000.0));
        measurements.add(LOOP, Map.of(Metric.RATE, 1_000.0, Metric.CHUNK_P50, 20.25));
        return measurements;
    }
}
