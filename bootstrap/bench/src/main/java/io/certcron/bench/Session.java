package io.certcron.bench;

import io.certcron.bench.contender.ClassPathContender;
import io.certcron.bench.contender.Contender;
import io.certcron.bench.contender.Night;
import io.certcron.bench.contender.Ours;
import io.certcron.bench.contender.Outcome;
import io.certcron.bench.figures.Metric;
import io.certcron.bench.platform.BenchDatabase;
import io.certcron.bench.process.CountingProxy;
import io.certcron.bench.process.QuietMachine;
import io.certcron.bench.process.ServiceProcess;
import io.certcron.bench.service.ServiceReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One run of one contender: reset before, measured, verified after. */
final class Session {

    private static final double MILLIS_PER_SECOND = 1_000;
    private static final int WARM_UP_ITEMS = 300_000;
    private static final String WAL_POSITION = "SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn";

    private static final String TRANSACTIONS =
            """
            SELECT xact_commit + xact_rollback
            FROM pg_stat_database, pg_stat_force_next_flush()
            WHERE datname = current_database()
            """;

    private final ServiceProcess services;
    private final List<String> jvmOptions;
    private final Path directory;
    private final boolean quietly;

    /** @param quietly measures only while the machine has nothing else to do */
    Session(ServiceProcess services, List<String> jvmOptions, Path directory, boolean quietly) {
        this.services = services;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.directory = directory;
        this.quietly = quietly;
    }

    /** What can't be counted without slowing down: in a run of its own. */
    Map<Metric, Double> count(Contender contender, BenchDatabase database, Duration delay) {
        database.reset();
        services.reset(delay, database.ownerJdbcUrl());
        database.countStatements(true);
        try (CountingProxy proxy = new CountingProxy(database.port())) {
            Outcome outcome = contender.run(night(contender, database, delay, database.jdbcUrl(proxy.port())));
            return Map.of(
                    Metric.STATEMENTS, (double) database.statements() / outcome.settled(),
                    Metric.WIRE, (double) proxy.bytes() / outcome.settled());
        } finally {
            database.countStatements(false);
        }
    }

    /** A run of that date that finds nothing to do. */
    Map<Metric, Double> measureIdle(Ours ours, BenchDatabase database, String java, LocalDate businessDate) {
        services.reset(Duration.ZERO, database.ownerJdbcUrl());
        awaitQuiet();
        Duration elapsed = ours.runIdle(night(ours, database, Duration.ZERO, database.jdbcUrl()), java, businessDate);
        if (services.report().items() > 0) {
            throw new IllegalStateException("A run that was to find nothing to do called the services");
        }
        return Map.of(Metric.WHOLE, (double) elapsed.toMillis());
    }

    /** So many requests that the services' process has compiled what it needs: nobody is to be measured by that. */
    void warmUp(BenchDatabase database) {
        for (Contender caller : List.of(ClassPathContender.HTTP_ALONE, ClassPathContender.LOOP)) {
            database.reset();
            services.reset(Duration.ZERO, database.ownerJdbcUrl());
            int share = caller == ClassPathContender.HTTP_ALONE
                    ? WARM_UP_ITEMS
                    : caller.share(database.workload(), Duration.ZERO);
            caller.run(new Night(
                    database, share, database.jdbcUrl(), services.url(), jvmOptions, directory.resolve("warm-up")));
        }
    }

    private void awaitQuiet() {
        if (quietly) {
            QuietMachine.await();
        }
    }

    private Night night(Contender contender, BenchDatabase database, Duration delay, String jdbcUrl) {
        return new Night(
                database,
                contender.share(database.workload(), delay),
                jdbcUrl,
                services.url(),
                jvmOptions,
                directory.resolve(contender.id()));
    }

    Map<Metric, Double> measure(Contender contender, BenchDatabase database, Duration delay) {
        database.reset();
        services.reset(delay, database.ownerJdbcUrl());
        awaitQuiet();
        long wal = database.number(WAL_POSITION);
        long transactions = database.number(TRANSACTIONS);
        Outcome outcome = contender.run(night(contender, database, delay, database.jdbcUrl()));
        ServiceReport report = services.report();
        new Verification(contender, database, services).verify(outcome, contender.share(database.workload(), delay));
        double settled = outcome.settled();
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.putAll(outcome.times());
        figures.put(Metric.RATE, settled / outcome.elapsedMillis() * MILLIS_PER_SECOND);
        figures.put(Metric.ELAPSED, outcome.elapsedMillis());
        figures.put(Metric.START, outcome.process().elapsed().toMillis() - outcome.elapsedMillis());
        outcome.process().peakHeapMib().ifPresent(heap -> figures.put(Metric.HEAP, (double) heap));
        outcome.process().peakRssMib().ifPresent(rss -> figures.put(Metric.RSS, (double) rss));
        figures.put(Metric.WAL, (database.number(WAL_POSITION) - wal) / settled);
        figures.put(Metric.TRANSACTIONS, (database.number(TRANSACTIONS) - transactions) / settled);
        figures.put(Metric.HTTP, (report.bytesIn() + report.bytesOut()) / settled);
        return figures;
    }
}
