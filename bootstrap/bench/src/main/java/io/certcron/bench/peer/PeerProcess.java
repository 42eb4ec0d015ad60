package io.certcron.bench.peer;

import io.certcron.bench.ceiling.ExchangeAlone;
import io.certcron.bench.ceiling.SetBasedSql;
import java.time.Duration;

/** Runs a peer or a ceiling in this process, and prints how long its work took in milliseconds. */
public final class PeerProcess {

    private static final int CHUNK = 50;

    private PeerProcess() {}

    /** The one argument is the name. */
    public static void main(String[] arguments) throws Exception {
        Surroundings surroundings = Surroundings.of(System.getenv());
        try (Peer peer = peer(arguments[0], surroundings)) {
            peer.prepare();
            long start = System.nanoTime();
            peer.work();
            System.out.println(Duration.ofNanos(System.nanoTime() - start).toNanos() / 1_000_000.0);
        }
        // some leave threads behind that are no daemons
        System.exit(0);
    }

    private static Peer peer(String name, Surroundings surroundings) {
        return switch (name) {
            case "loop" -> new PlainLoop(surroundings, CHUNK);
            case "loop-sequential" -> new PlainLoop(surroundings, 1);
            case "spring-batch" -> new SpringBatchPeer(surroundings, ProcessingJob.class, ProcessingJob.CONNECTIONS);
            case "spring-batch-tuned" ->
                new SpringBatchPeer(surroundings, PartitionedJob.class, PartitionedJob.CONNECTIONS);
            case "db-scheduler" -> new DbSchedulerPeer(surroundings);
            case "jobrunr" -> new JobRunrPeer(surroundings);
            case "sql-alone" -> new SetBasedSql(surroundings);
            case "http-alone" -> new ExchangeAlone(surroundings);
            default -> throw new IllegalArgumentException("no peer of the name " + name);
        };
    }
}
