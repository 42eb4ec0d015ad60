package io.certcron.application.port.out;

import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.Operator;
import java.util.List;
import java.util.Optional;

/**
 * The pauses that the brake has held, until a human decides. Each decision is recorded in the {@link OperatorJournal} with
 * it, unless it changed nothing. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface HeldPauses {

    /** {@return how many are held} */
    long count();

    /**
     * A page of them, in order of their keys.
     *
     * @param after the last key of the page before; empty to start
     * @param limit how many, at most; positive
     * @return the page; empty past the last
     */
    List<HeldPause> list(Optional<IdempotencyKey> after, int limit);

    /**
     * Releases pauses: they become {@code PENDING}, and are sent by the next run, or by one that is under way. Those that
     * are not held are left as they are.
     *
     * @param keys the keys of the pauses; other keys are passed over
     * @param by who decides, for the journal
     * @return how many were released
     */
    int release(List<IdempotencyKey> keys, Operator by);

    /**
     * Drops pauses: they become {@code SKIPPED} with the error code {@code PAUSE_DROPPED}, and are never sent. Those that
     * are not held are left as they are.
     *
     * @param keys the keys of the pauses; other keys are passed over
     * @param by who decides, for the journal
     * @return how many were dropped
     */
    int drop(List<IdempotencyKey> keys, Operator by);
}
