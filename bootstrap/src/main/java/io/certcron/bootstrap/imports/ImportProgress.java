package io.certcron.bootstrap.imports;

/** Is told how far an import has come. */
@FunctionalInterface
public interface ImportProgress {

    /** Tells nobody. */
    ImportProgress SILENT = (rows, bytes, bytesInAll) -> {};

    /**
     * The import has moved on. Called often; on the thread of the import.
     *
     * @param rows rows sent to the database so far
     * @param bytes bytes read so far
     * @param bytesInAll the size of the file; zero where it is unknown
     */
    void moved(long rows, long bytes, long bytesInAll);

    /** The import has come to an end, good or bad. */
    default void ended() {}
}
