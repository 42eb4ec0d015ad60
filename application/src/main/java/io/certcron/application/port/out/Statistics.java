package io.certcron.application.port.out;

/**
 * Counts how the job is doing. Thread-safe; reads only.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface Statistics {

    /**
     * The figures of now. Costs little, whatever has gathered; ask every few seconds at most.
     *
     * @return the figures
     */
    JobFigures read();
}
