package io.certcron.persistence;

import io.certcron.domain.Schedule;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Locks a schedule until the end of the transaction. Whatever changes a schedule or one of its slots does this first, and
 * sees in its later statements what those before it have committed; so none waits for another in a circle.
 */
final class ScheduleLock {

    private static final String LOCK =
            """
            SELECT version
            FROM <schema>.certification_cron
            WHERE cron_id = :cron_id
            FOR UPDATE
            """;

    private static final String LOCK_UNLESS_LOCKED = LOCK.strip() + " SKIP LOCKED";

    private ScheduleLock() {}

    /** Whether nobody else is at it, and the schedule is still as the caller saw it. Nodes look again at their next tick. */
    static boolean acquireAtOnce(Handle handle, Schedule seen) {
        return acquire(handle, LOCK_UNLESS_LOCKED, seen.cronId())
                .filter(version -> version == seen.version())
                .isPresent();
    }

    /** The schedule's version; empty where there is no such schedule. */
    static Optional<Long> acquire(Handle handle, UUID cronId) {
        return acquire(handle, LOCK, cronId);
    }

    private static Optional<Long> acquire(Handle handle, String lock, UUID cronId) {
        return handle.createQuery(lock)
                .bind("cron_id", cronId)
                .mapTo(Long.class)
                .findOne();
    }
}
