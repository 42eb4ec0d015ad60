package io.certcron.bench.contender;

import io.certcron.bench.peer.PeerProcess;
import io.certcron.bench.peer.Surroundings;
import io.certcron.bench.platform.BenchDatabase;
import io.certcron.bench.platform.Workload;
import io.certcron.bench.process.MeasuredProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A peer or a ceiling, started from the class path of the benchmark. */
public enum ClassPathContender implements Contender {
    /** Spring Batch, a call for each certification. */
    SPRING_BATCH("spring-batch", 50, 10_000),
    /** Spring Batch in partitions, a call for each chunk. */
    SPRING_BATCH_TUNED("spring-batch-tuned", 8 * 50, Integer.MAX_VALUE),
    /** db-scheduler. */
    DB_SCHEDULER("db-scheduler", 50, 10_000),
    /** JobRunr. */
    JOBRUNR("jobrunr", 50, 10_000),
    /** The source document's loop, in chunks of 50 side by side. */
    LOOP("loop", 50, 10_000),
    /** The same, one after the other. */
    LOOP_SEQUENTIAL("loop-sequential", 1, 10_000),
    /** The ledger's rows, by as few statements as can be. */
    SQL_ALONE("sql-alone", Integer.MAX_VALUE, Integer.MAX_VALUE),
    /** The job's requests, without the database. */
    HTTP_ALONE("http-alone", Integer.MAX_VALUE, Integer.MAX_VALUE);

    private static final Duration AT_MOST = Duration.ofMinutes(10);

    private static final int SECONDS = 10;
    private static final int MILLIS_PER_SECOND = 1_000;

    private final String contender;
    private final int itemsAtOnce;
    private final int largestShare;

    /** @param largestShare settling more would take minutes, at the same rate */
    ClassPathContender(String contender, int itemsAtOnce, int largestShare) {
        this.contender = contender;
        this.itemsAtOnce = itemsAtOnce;
        this.largestShare = largestShare;
    }

    @Override
    public String id() {
        return contender;
    }

    @Override
    public boolean callsServices() {
        return this != SQL_ALONE;
    }

    @Override
    public boolean usesDatabase() {
        return this != HTTP_ALONE;
    }

    @Override
    public int share(Workload workload, Duration delay) {
        if (isCeiling()) {
            return workload.due();
        }
        long whileTheServicesTakeTheirTime =
                (long) itemsAtOnce * SECONDS * MILLIS_PER_SECOND / Math.max(1, delay.toMillis());
        return (int) Math.min(Math.min(workload.due(), largestShare), whileTheServicesTakeTheirTime);
    }

    private boolean isCeiling() {
        return this == SQL_ALONE || this == HTTP_ALONE;
    }

    @Override
    public String recorded() {
        return this == SQL_ALONE
                ? "SELECT count(*) FROM certification_idempotency_log WHERE status = 'DONE'"
                : "SELECT count(*) FROM peers.effect_log";
    }

    @Override
    public Outcome run(Night night) {
        Surroundings surroundings = new Surroundings(
                night.jdbcUrl() + "?currentSchema=peers,public",
                this == SQL_ALONE ? BenchDatabase.USER : night.database().owner(),
                night.services(),
                night.database().businessDate(),
                night.share());
        List<String> command = new ArrayList<>(night.jvmOptions());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PeerProcess.class.getName(), contender));
        MeasuredProcess.Finished process =
                MeasuredProcess.run(night.directory(), command, surroundings.toEnvironment(), AT_MOST);
        if (process.exitCode() != 0) {
            throw new IllegalStateException("%s ended with exit code %d; its logs are in %s"
                    .formatted(contender, process.exitCode(), night.directory()));
        }
        List<String> said = process.stdout();
        return new Outcome(process, Double.parseDouble(said.get(said.size() - 1)), night.share(), Map.of());
    }
}
