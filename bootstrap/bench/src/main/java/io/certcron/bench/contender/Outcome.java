package io.certcron.bench.contender;

import io.certcron.bench.figures.Metric;
import io.certcron.bench.process.MeasuredProcess;
import java.util.Map;

/**
 * What came of a night.
 *
 * @param process how the process went
 * @param elapsedMillis how long the work took, without starting the process and ending it
 * @param settled how many certifications it says that it settled
 * @param times what else it says about its time
 */
public record Outcome(MeasuredProcess.Finished process, double elapsedMillis, long settled, Map<Metric, Double> times) {

    /** Makes the times unmodifiable. */
    public Outcome {
        times = Map.copyOf(times);
    }
}
