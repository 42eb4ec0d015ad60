package io.certcron.application.port.out;

import io.certcron.domain.Channel;
import io.certcron.domain.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Every run ever. Leases are kept by the database's clock. Thread-safe, and safe for any number of processes.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface RunStore {

    /** How long a run stays orphaned before a run of another date or workflow closes it: nodes take it over sooner. */
    Duration ABANDONED_AFTER = Duration.ofMinutes(5);

    /**
     * Opens a run without a slot. A run of the same business date and workflow whose owner's lease has run out is taken
     * over, with its id, and with its planning cursor where its policy was the same; otherwise the proposed one is stored
     * as {@code RUNNING}, and starts at the cursor of the latest run of the same business date, workflow and policy whose
     * planning is not finished, where there is one. A dry run neither takes over nor is taken over.
     *
     * <p>Other runs whose owner's lease has run out are closed as {@code INCOMPLETE}, as nobody else would: those of the
     * same business date and workflow, and dry runs, at once; all others {@link #ABANDONED_AFTER} later. A dry run closes
     * only dry runs.
     *
     * @param opening the run that is proposed
     * @return the run that the caller owns now, under a token of its own
     */
    OpenRun open(RunOpening opening);

    /**
     * Opens the run that a slot becomes, and has the schedule await the next one. The run starts at the cursor of an
     * earlier run as in {@link #open}, but takes none over and closes none. Of any number of callers with one slot, exactly one wins.
     *
     * @param opening the run; its workflow and zone are the schedule's
     * @param slot the slot as the caller saw it
     * @param next what the schedule awaits then; empty where it is never due again
     * @return empty where the slot was decided by somebody else, or the schedule was changed or deleted, since the caller
     *     saw it; nothing was changed then
     */
    Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next);

    /**
     * Opens a run of a schedule that an operator asked for, and records in the {@linkplain OperatorJournal journal} who did. It uses no slot up. The run starts
     * at the cursor of an earlier run as in {@link #open}, but takes none over and closes none. Of any number of callers with
     * one key, one opens the run.
     *
     * @param opening the run
     * @param wish who asked for it, of which schedule
     * @return the run that was opened, the one that the key has opened before, or why there is none
     */
    RunRequested openOnDemand(RunOpening opening, RunOnDemand wish);

    /**
     * Takes over a run whose owner's lease has run out, with its planning cursor where its policy was the same.
     *
     * @param takeover the run, and its next owner
     * @return empty where it has ended, is a dry run, or somebody owns it
     */
    Optional<OpenRun> takeOver(RunTakeover takeover);

    /**
     * The latest business date before {@code before} whose planning for the channel was finished. Dry runs don't count.
     *
     * @param channel the channel
     * @param before exclusive
     * @return the date; empty where none was planned
     */
    Optional<LocalDate> lastPlanned(Channel channel, LocalDate before);

    /**
     * Renews the owner's lease.
     *
     * @param run the run, with the token of its owner
     * @return whether the caller still owns the run; {@code false} means that somebody took it over, or that it is closed
     */
    boolean renewLease(OpenRun run);

    /**
     * Gives the run up, so that another node takes it over at once: the caller owns it no longer. Does nothing for a caller
     * that lost its lease.
     *
     * @param run the run, with the token of its owner
     */
    void handOver(OpenRun run);

    /**
     * Records that every channel of the run's workflow is planned. Does nothing for a caller that lost its lease.
     *
     * @param run the run, with the token of its owner
     */
    void planningFinished(OpenRun run);

    /**
     * What all nodes have planned and settled for the run so far, also what was settled after it had ended; nothing where
     * there is no such run. A threshold for which nothing was planned is left out.
     *
     * @param runId the run
     * @return the sums
     */
    RunTally tally(UUID runId);

    /**
     * Stores the result and its status.
     *
     * @param run the run, with the token of its owner
     * @param result how the run ended
     * @return whether the caller still owned the run; {@code false} means that nothing was changed
     */
    boolean close(OpenRun run, RunResult result);

    /**
     * Closes dry runs whose owner's lease has run out, as {@code INCOMPLETE}: nobody takes them over.
     *
     * @param now the time that is recorded
     * @return how many were closed
     */
    long closeAbandonedDryRuns(Instant now);

    /**
     * The stored state of a run, for history.
     *
     * @param runId the run
     * @return the run; empty where there is none of that id
     */
    Optional<RunRecord> find(UUID runId);
}
