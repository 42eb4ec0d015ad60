package io.certcron.bench;

import io.certcron.bench.contender.Contender;
import io.certcron.bench.contender.Ours;
import io.certcron.bench.figures.Measurements;
import io.certcron.bench.figures.Metric;
import io.certcron.bench.figures.Scenario;
import io.certcron.bench.platform.BenchDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * All runs on one database. The contenders take turns, so that whatever makes the machine slower for a while makes it
 * slower for all.
 */
record Series(Session session, BenchDatabase database, int runs, Measurements measurements) {

    private static final double NANOS_PER_MILLI = 1_000_000;

    void measure(List<Contender> contenders, Duration delay, boolean count) {
        for (int run = 1; run <= runs; run++) {
            for (Contender contender : contenders) {
                Map<Metric, Double> figures = session.measure(contender, database, delay);
                measurements.add(scenario(contender, delay), figures);
                tell(contender, delay, run, figures);
            }
        }
        if (count) {
            contenders.stream()
                    .filter(Contender::usesDatabase)
                    .forEach(contender ->
                            measurements.add(scenario(contender, delay), session.count(contender, database, delay)));
        }
    }

    /** A run with nothing due and a second run of the same night, on each Java, and the query for missed pauses. */
    void measureBeside(Ours ours, List<String> javas) {
        session.measure(ours, database, Duration.ZERO);
        for (int run = 1; run <= runs; run++) {
            for (String java : javas) {
                measureIdle(ours, java, "nothing due", database.dateWithNothingDue());
                measureIdle(ours, java, "second run", database.businessDate());
            }
            measurements.add(
                    new Scenario(database.workload(), Duration.ZERO, "missed-pause query", 0),
                    Map.of(Metric.MISSED, database.missedPauseQuery().toNanos() / NANOS_PER_MILLI));
        }
    }

    private void measureIdle(Ours ours, String java, String what, LocalDate businessDate) {
        measurements.add(
                new Scenario(database.workload(), Duration.ZERO, "ours, %s, %s".formatted(what, nameOf(java)), 0),
                session.measureIdle(ours, database, java, businessDate));
    }

    /** That of its home, which commonly tells the version: the launcher is in a folder of it. */
    private static String nameOf(String java) {
        Path launcher = Path.of(java).toAbsolutePath().normalize();
        return launcher.getName(Math.max(0, launcher.getNameCount() - 3)).toString();
    }

    private Scenario scenario(Contender contender, Duration delay) {
        return new Scenario(database.workload(), delay, contender.id(), contender.share(database.workload(), delay));
    }

    private void tell(Contender contender, Duration delay, int run, Map<Metric, Double> figures) {
        System.out.printf(
                "%s, %d due of %d, services %d ms, run %d: %.0f settled/s%n",
                contender.id(),
                database.workload().due(),
                database.workload().certifications(),
                delay.toMillis(),
                run,
                figures.get(Metric.RATE));
    }
}
