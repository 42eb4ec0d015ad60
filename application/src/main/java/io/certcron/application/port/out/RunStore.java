package io.certcron.application.port.out;

import io.certcron.domain.Channel;
import io.certcron.domain.RunResult;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Every run ever. Leases are kept by the database's clock. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface RunStore {

    /**
     * Opens a run. A run of the same business date and workflow whose owner's lease has run out is taken over, with its
     * id, and with its planning cursor where its policy was the same; otherwise the proposed one is stored as {@code
     * RUNNING}, and starts at the cursor of the latest run of the same business date, workflow and policy whose planning
     * is not finished, where there is one. A dry run neither takes over nor is taken over.
     *
     * <p>All other runs whose owner's lease has run out are closed as {@code INCOMPLETE}: nobody else would.
     */
    OpenRun open(RunOpening opening);

    /** The latest business date before {@code before} whose planning for the channel was finished. Dry runs don't count. */
    Optional<LocalDate> lastPlanned(Channel channel, LocalDate before);

    /**
     * Renews the owner's lease.
     *
     * @return whether the caller still owns the run; {@code false} means that somebody took it over, or that it is closed
     */
    boolean renewLease(OpenRun run);

    /** Records that every channel of the run's workflow is planned. Does nothing for a caller that lost its lease. */
    void planningFinished(OpenRun run);

    /**
     * Stores the result and its status.
     *
     * @return whether the caller still owned the run; {@code false} means that nothing was changed
     */
    boolean close(OpenRun run, RunResult result);

    /** The stored state of a run, for history. */
    Optional<RunRecord> find(UUID runId);
}
