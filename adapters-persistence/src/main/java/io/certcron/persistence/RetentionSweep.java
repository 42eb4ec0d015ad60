package io.certcron.persistence;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Deletes what is older than anybody needs it, a batch at a time, each in a transaction of its own: it can be stopped at
 * any moment, and begun anew. The job goes on meanwhile.
 *
 * <p>What always stays: intents that are not settled; settled pauses of certifications that are still neither paused nor
 * renewed, which without them would count as missed; the latest runs of each workflow that finished planning, from which
 * the next one tells what is left to plan; and the audit log.
 */
public final class RetentionSweep {

    /** Takes some hundred milliseconds. */
    private static final int BATCH_ROWS = 5_000;

    private final LedgerRetention ledger;
    private final RunRetention runs;

    /**
     * @param owner connects as the owner of the schema; nobody else may delete
     * @param table where the certifications are
     */
    public RetentionSweep(DataSource owner, CertificationTable table) {
        this(owner, table, BATCH_ROWS);
    }

    /** @param batchRows how many rows one transaction deletes, at most; positive */
    RetentionSweep(DataSource owner, CertificationTable table, int batchRows) {
        Storage storage = new Storage(owner, table);
        this.ledger = new LedgerRetention(storage, batchRows);
        this.runs = new RunRetention(storage, batchRows);
    }

    /**
     * Deletes.
     *
     * @param limits what is old
     * @param progress is told after each batch what has been deleted so far
     * @return what was deleted
     * @throws io.certcron.application.port.out.StorageException if the database refuses; what was deleted by then stays so
     */
    public Deleted sweep(Limits limits, Consumer<Deleted> progress) {
        SweepProgress deleted = new SweepProgress(progress);
        ledger.sweep(limits.intentsPlannedBefore(), deleted);
        limits.runsEndedBefore().ifPresent(before -> runs.sweep(before, deleted));
        runs.sweepOrphanedCounts(deleted);
        return deleted.soFar();
    }

    /**
     * What is old. The job plans for business dates up to {@code catch-up.max-days} back: an intent that is deleted
     * earlier than that would be planned, and sent, anew.
     *
     * @param intentsPlannedBefore settled intents that were planned before it are
     * @param runsEndedBefore runs that ended before it are, with their counts and slots, and so are slots that were skipped
     *     before it; empty to keep all
     */
    public record Limits(Instant intentsPlannedBefore, Optional<Instant> runsEndedBefore) {}

    /**
     * How many rows were deleted.
     *
     * @param intents of the ledger
     * @param runs of the run history
     * @param slots decided ones
     * @param counts what workers counted for runs
     */
    public record Deleted(long intents, long runs, long slots, long counts) {

        /** Nothing. */
        public static final Deleted NONE = new Deleted(0, 0, 0, 0);

        /** Both together. */
        public Deleted plus(Deleted other) {
            return new Deleted(intents + other.intents, runs + other.runs, slots + other.slots, counts + other.counts);
        }
    }
}
