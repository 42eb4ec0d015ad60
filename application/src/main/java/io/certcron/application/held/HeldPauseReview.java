package io.certcron.application.held;

import io.certcron.application.held.HeldSnapshot.Batch;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.HeldPauses;
import io.certcron.domain.Action;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.Operator;
import io.certcron.domain.Severity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a human does about the pauses that the brake has held: any number of them, in little memory.
 * Each decision is one event of the log. Thread-safe.
 *
 * <p>Every method throws {@link io.certcron.application.port.out.StorageException} where the database fails. What was
 * decided by then stays so, and is logged; deciding again does the rest.
 */
public final class HeldPauseReview {

    /** How many are read, and decided in one transaction, at most. */
    public static final int BATCH = 1_000;

    /** Few certifications have more cycles than that in question at a time. */
    private static final int CYCLES = 10;

    /** Before every date that a certification can expire on. */
    private static final LocalDate BEFORE_ALL = LocalDate.of(0, 1, 1);

    private final HeldPauses pauses;
    private final EventLog log;

    /**
     * A review of the pauses that are held there.
     *
     * @param pauses where they are held
     * @param log is told of each decision
     */
    public HeldPauseReview(HeldPauses pauses, EventLog log) {
        this.pauses = pauses;
        this.log = log;
    }

    /** {@return how many are held} */
    public long count() {
        return pauses.count();
    }

    /**
     * A page of them, in order of their keys.
     *
     * @param after the last key of the page before; empty to start
     * @param limit how many, at most; positive
     * @return the page; empty past the last
     */
    public List<HeldPause> list(Optional<IdempotencyKey> after, int limit) {
        return pauses.list(after, limit);
    }

    /**
     * Shows them all, in order of their keys.
     *
     * @param reader is shown one after another, on the calling thread
     */
    public void forEach(Consumer<HeldPause> reader) {
        batches().forEach(batch -> batch.forEach(reader));
    }

    /**
     * What is held now, to be decided on as it is.
     *
     * @return all of it, known by its content
     */
    public HeldSnapshot snapshot() {
        return HeldSnapshot.of(batches().map(Batch::of).toList());
    }

    /**
     * Finds every held pause of the certifications.
     *
     * @param certificationIds any number of certifications
     * @return their held pauses, and the certifications that have none
     */
    public ChosenPauses choose(Set<UUID> certificationIds) {
        List<HeldPause> found = new ArrayList<>();
        Set<UUID> unknown = new LinkedHashSet<>();
        for (UUID certificationId : certificationIds) {
            List<HeldPause> own = of(certificationId);
            found.addAll(own);
            if (own.isEmpty()) {
                unknown.add(certificationId);
            }
        }
        return new ChosenPauses(found, unknown);
    }

    /**
     * Releases all: they are sent by the next run, or by one that is under way.
     *
     * @param by who decides
     * @param progress is told after each batch how many have been released so far
     * @return how many were released
     */
    public long releaseAll(Operator by, LongConsumer progress) {
        return decide(batches(), keys -> pauses.release(keys, by), progress, this::tellOfRelease);
    }

    /**
     * Releases these, as {@link #releaseAll(Operator, LongConsumer)} does. What is no longer held is left as it is.
     *
     * @param chosen what {@link #choose} has found
     * @param by who decides
     * @param progress is told after each batch how many have been released so far
     * @return how many were released
     */
    public long release(ChosenPauses chosen, Operator by, LongConsumer progress) {
        return decide(batchesOf(chosen), keys -> pauses.release(keys, by), progress, this::tellOfRelease);
    }

    /**
     * Releases all of a snapshot, as {@link #releaseAll(Operator, LongConsumer)} does. Nothing is released where something
     * else is held by now; where that changes meanwhile, the release ends before what has changed.
     *
     * @param seen what {@link #snapshot} has told
     * @param by who decides
     * @param progress is told after each batch how many have been released so far
     * @return how many were released
     */
    public long releaseAll(HeldSnapshot seen, Operator by, LongConsumer progress) {
        return decide(batchesOf(seen), keys -> pauses.release(keys, by), progress, this::tellOfRelease);
    }

    /**
     * Drops all: they are never sent, which can't be undone.
     *
     * @param by who decides
     * @param progress is told after each batch how many have been dropped so far
     * @return how many were dropped
     */
    public long dropAll(Operator by, LongConsumer progress) {
        return decide(batches(), keys -> pauses.drop(keys, by), progress, this::tellOfDrop);
    }

    /**
     * Drops all of a snapshot, as {@link #dropAll(Operator, LongConsumer)} does. Nothing is dropped where something else is
     * held by now; where that changes meanwhile, the drop ends before what has changed.
     *
     * @param seen what {@link #snapshot} has told
     * @param by who decides
     * @param progress is told after each batch how many have been dropped so far
     * @return how many were dropped
     */
    public long dropAll(HeldSnapshot seen, Operator by, LongConsumer progress) {
        return decide(batchesOf(seen), keys -> pauses.drop(keys, by), progress, this::tellOfDrop);
    }

    /**
     * Drops these, as {@link #dropAll(Operator, LongConsumer)} does. What is no longer held is left as it is.
     *
     * @param chosen what {@link #choose} has found
     * @param by who decides
     * @param progress is told after each batch how many have been dropped so far
     * @return how many were dropped
     */
    public long drop(ChosenPauses chosen, Operator by, LongConsumer progress) {
        return decide(batchesOf(chosen), keys -> pauses.drop(keys, by), progress, this::tellOfDrop);
    }

    private static long decide(
            Stream<List<HeldPause>> batches,
            ToIntFunction<List<IdempotencyKey>> decision,
            LongConsumer progress,
            Consumer<EventContext> tell) {
        DecidedPauses decided = new DecidedPauses();
        try {
            batches.forEach(batch -> {
                decided.add(batch, decision.applyAsInt(keysOf(batch)));
                progress.accept(decided.count());
            });
        } finally {
            if (decided.count() > 0) {
                tell.accept(decided.context());
            }
        }
        return decided.count();
    }

    private void tellOfRelease(EventContext decided) {
        log.logEvent(Severity.INFO, "Held pauses were released by a human", decided);
    }

    private void tellOfDrop(EventContext decided) {
        log.logEvent(Severity.WARN, ErrorCode.PAUSE_DROPPED, "Held pauses were dropped by a human", decided);
    }

    /** The keys of a certification follow one another, in order of the dates. */
    private List<HeldPause> of(UUID certificationId) {
        IdempotencyKey before = IdempotencyKey.of(new Action.AutoPause(), certificationId, BEFORE_ALL);
        return batchesAfter(Optional.of(before), CYCLES)
                .flatMap(List::stream)
                .takeWhile(pause -> pause.certificationId().equals(certificationId))
                .toList();
    }

    private Stream<List<HeldPause>> batches() {
        return batchesAfter(Optional.empty(), BATCH);
    }

    /** Each is read when the one before it has been dealt with. */
    private Stream<List<HeldPause>> batchesAfter(Optional<IdempotencyKey> after, int size) {
        return Stream.iterate(
                pauses.list(after, size),
                batch -> !batch.isEmpty(),
                batch -> pauses.list(Optional.of(batch.get(batch.size() - 1).key()), size));
    }

    private static Stream<List<HeldPause>> batchesOf(ChosenPauses chosen) {
        List<HeldPause> all = chosen.pauses();
        return IntStream.iterate(0, start -> start < all.size(), start -> start + BATCH)
                .mapToObj(start -> all.subList(start, Math.min(start + BATCH, all.size())));
    }

    private Stream<List<HeldPause>> batchesOf(HeldSnapshot seen) {
        List<Batch> held = batches().map(Batch::of).toList();
        if (!HeldSnapshot.of(held).equals(seen)) {
            return Stream.empty();
        }
        Iterator<Batch> expected = held.iterator();
        return batches()
                .takeWhile(batch -> expected.hasNext() && expected.next().equals(Batch.of(batch)));
    }

    private static List<IdempotencyKey> keysOf(List<HeldPause> batch) {
        return batch.stream().map(HeldPause::key).toList();
    }
}
