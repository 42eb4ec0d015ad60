package io.certcron.bench.peer;

/** Something that settles what is due. */
public interface Peer extends AutoCloseable {

    /** Gets ready: tables, connections, contexts. Not part of the work. */
    void prepare() throws Exception;

    /** Selects what is due, calls the services, records each effect. Returns when nothing is left to do. */
    void work() throws Exception;

    @Override
    default void close() throws Exception {
        // most end with their process
    }
}
