package io.certcron.bench;

import io.certcron.bench.contender.Contender;
import io.certcron.bench.contender.Ours;
import io.certcron.bench.figures.FigureTable;
import io.certcron.bench.figures.Measurements;
import io.certcron.bench.figures.Metric;
import io.certcron.bench.figures.Scenario;
import io.certcron.bench.platform.BenchDatabase;
import io.certcron.bench.platform.Workload;
import io.certcron.bench.process.ServiceProcess;
import io.certcron.persistence.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the job from outside, as a user would start it, beside what people would use instead. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measures the job and its contenders, and prints medians with their spread.")
public final class Benchmark implements Callable<Integer> {

    @Option(names = "--jar", required = true, description = "The runnable jar.")
    private Path jar = Path.of("");

    @Option(names = "--output", required = true, description = "Where the figures and the logs go.")
    private Path output = Path.of("");

    @Option(
            names = "--certifications",
            split = ",",
            defaultValue = "1000000",
            description = "How many certifications there are.")
    private List<Integer> certifications = List.of();

    @Option(names = "--due", split = ",", defaultValue = "100000", description = "How many of them are due.")
    private List<Integer> due = List.of();

    @Option(
            names = "--service-delay",
            split = ",",
            defaultValue = "0",
            description = "How many milliseconds the services take over a request.")
    private List<Integer> delays = List.of();

    @Option(names = "--runs", defaultValue = "5", description = "How often each is measured.")
    private int runs;

    @Option(names = "--jvm-options", split = " ", defaultValue = "-Xmx128m", description = "What each JVM gets.")
    private List<String> jvmOptions = List.of();

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(output);
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
        Measurements measurements = new Measurements();
        try (EmbeddedDatabase server = EmbeddedDatabase.in(Files.createTempDirectory("certcron-bench"));
                ServiceProcess services = ServiceProcess.start()) {
            Session session = new Session(services, jvmOptions, output.resolve("logs"));
            for (Workload workload : workloads().toList()) {
                BenchDatabase database = BenchDatabase.create(server, workload, today);
                for (int delay : delays) {
                    measure(session, database, Duration.ofMillis(delay), measurements);
                }
            }
        }
        System.out.println();
        System.out.println(FigureTable.of(measurements));
        return 0;
    }

    private Stream<Workload> workloads() {
        return certifications.stream()
                .flatMap(all -> due.stream().filter(some -> some <= all).map(some -> new Workload(all, some)));
    }

    private void measure(Session session, BenchDatabase database, Duration delay, Measurements measurements) {
        for (int run = 1; run <= runs; run++) {
            for (Contender contender : List.of(new Ours(jar))) {
                Map<Metric, Double> figures = session.measure(contender, database, delay);
                measurements.add(new Scenario(database.workload(), delay, contender.name()), figures);
                System.out.printf(
                        "%s, %d due of %d, service %d ms, run %d: %.0f settled/s%n",
                        contender.name(),
                        database.workload().due(),
                        database.workload().certifications(),
                        delay.toMillis(),
                        run,
                        figures.get(Metric.RATE));
            }
        }
    }
}
