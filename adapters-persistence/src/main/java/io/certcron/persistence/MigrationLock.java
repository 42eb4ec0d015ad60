package io.certcron.persistence;

import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Held by the one process that migrates a schema, as an advisory lock of its session. */
final class MigrationLock implements AutoCloseable {

    private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(:space, :schema)";
    private static final String UNLOCK = "SELECT pg_advisory_unlock(:space, :schema)";

    /** "cert" in ASCII: keeps our locks apart from those of others. */
    private static final int SPACE = 0x63657274;

    private static final Duration POLL = Duration.ofMillis(100);

    private final Handle handle;
    private final int schema;

    private MigrationLock(Handle handle, int schema) {
        this.handle = handle;
        this.schema = schema;
    }

    /**
     * Asks again and again rather than waiting inside the database: a statement that waits there is a transaction for
     * which an index that is being built concurrently has to wait in turn.
     */
    static MigrationLock acquire(Handle handle, String schemaName) {
        MigrationLock lock = new MigrationLock(handle, schemaName.hashCode());
        while (!lock.call(TRY_LOCK)) {
            pause();
        }
        return lock;
    }

    /** The session that holds the lock. */
    Handle handle() {
        return handle;
    }

    private boolean call(String function) {
        return handle.createQuery(function)
                .bind("space", SPACE)
                .bind("schema", schema)
                .mapTo(Boolean.class)
                .one();
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another process migrates the schema", e);
        }
    }

    @Override
    public void close() {
        call(UNLOCK);
    }
}
