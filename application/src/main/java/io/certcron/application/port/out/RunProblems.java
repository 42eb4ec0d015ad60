package io.certcron.application.port.out;

import java.util.List;
import java.util.UUID;

/**
 * Keeps what went wrong in runs, for people to read later. Thread-safe, and safe for any number of processes.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface RunProblems {

    /** The most problems that are told apart in one run. */
    int MAX_PER_RUN = 100;

    /**
     * Adds to what is known of a run: counts are added up, the first and the last time and the first example stay. Beyond
     * {@link #MAX_PER_RUN} kinds of trouble, new kinds are left out. A run that is not there is no failure.
     *
     * @param runId the run
     * @param problems what went wrong since the last call
     */
    void add(UUID runId, List<RunProblem> problems);

    /**
     * {@return the run's problems, latest first}
     *
     * @param runId the run
     */
    List<RunProblem> of(UUID runId);
}
