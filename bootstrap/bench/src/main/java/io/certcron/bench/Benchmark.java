package io.certcron.bench;

import io.certcron.bench.contender.ClassPathContender;
import io.certcron.bench.contender.Contender;
import io.certcron.bench.contender.Ours;
import io.certcron.bench.figures.Measurements;
import io.certcron.bench.platform.BenchDatabase;
import io.certcron.bench.platform.BenchServer;
import io.certcron.bench.platform.Workload;
import io.certcron.bench.process.Java;
import io.certcron.bench.process.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
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
            defaultValue = "0,20",
            description = "How many milliseconds the services take over a request.")
    private List<Integer> delays = List.of();

    @Option(
            names = "--only",
            split = ",",
            description = "Who is measured: ours, spring-batch, spring-batch-tuned, db-scheduler, jobrunr, loop,"
                    + " loop-sequential, sql-alone, http-alone. All of them by default.")
    private List<String> only = List.of();

    @Option(names = "--runs", defaultValue = "5", description = "How often each is measured.")
    private int runs;

    @Option(names = "--jvm-options", split = " ", defaultValue = "-Xmx128m", description = "What each JVM gets.")
    private List<String> jvmOptions = List.of();

    @Option(names = "--no-counting", description = "Leaves out the additional run that counts statements and bytes.")
    private boolean withoutCounting;

    @Option(names = "--busy", description = "Measures even if the machine is busy with something else.")
    private boolean busy;

    @Option(
            names = "--idle-java",
            split = ",",
            description = "Further java launchers to measure a run with nothing due on.")
    private List<String> idleJava = List.of();

    /** Runs the benchmark. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Benchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(output);
        LocalDate today = LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
        Measurements measurements = new Measurements();
        try (BenchServer server = BenchServer.start();
                ServiceProcess services = ServiceProcess.start()) {
            Session session = new Session(services, jvmOptions, output.resolve("logs"), !busy);
            boolean warm = false;
            for (Workload workload : workloads().toList()) {
                BenchDatabase database = BenchDatabase.create(server, workload, today);
                if (!warm) {
                    session.warmUp(database);
                    warm = true;
                }
                Series series = new Series(session, database, runs, measurements);
                for (int delay : delays) {
                    series.measure(contenders(), Duration.ofMillis(delay), !withoutCounting);
                }
                if (isMeasured("ours")) {
                    series.measureBeside(
                            new Ours(jar),
                            Stream.concat(Stream.of(Java.executable()), idleJava.stream())
                                    .toList());
                }
            }
        }
        new Report(measurements).write(output);
        return 0;
    }

    private Stream<Workload> workloads() {
        return certifications.stream()
                .flatMap(all -> due.stream().filter(some -> some <= all).map(some -> new Workload(all, some)));
    }

    private List<Contender> contenders() {
        List<Contender> all = new ArrayList<>(List.of(new Ours(jar)));
        all.addAll(List.of(ClassPathContender.values()));
        only.stream()
                .filter(name ->
                        all.stream().noneMatch(contender -> contender.id().equals(name)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("--only: there is no contender of the name " + unknown);
                });
        return all.stream().filter(contender -> isMeasured(contender.id())).toList();
    }

    private boolean isMeasured(String contender) {
        return only.isEmpty() || only.contains(contender);
    }
}
