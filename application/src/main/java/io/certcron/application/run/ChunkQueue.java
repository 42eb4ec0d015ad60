package io.certcron.application.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The chunks that one process has claimed on a channel and not sent yet, and how many are under way. Thread-safe.
 *
 * <p>Whoever waits here waits for another thread of this process, by real time.
 */
final class ChunkQueue {

    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private int underWay;
    private long changes;

    synchronized void add(List<Chunk> more) {
        chunks.addAll(more);
        changed();
    }

    /** Takes the next chunk, which is under way from now on. */
    synchronized Optional<Chunk> take() {
        Optional<Chunk> next = Optional.ofNullable(chunks.poll());
        next.ifPresent(chunk -> {
            underWay++;
            changed();
        });
        return next;
    }

    /** A chunk that was under way is settled, or its worker has failed. */
    synchronized void done(int number) {
        underWay -= number;
        changed();
    }

    synchronized int waiting() {
        return chunks.size();
    }

    synchronized boolean isAnyUnderWay() {
        return underWay > 0;
    }

    /** Takes all that are waiting. */
    synchronized List<Chunk> drain() {
        List<Chunk> all = new ArrayList<>(chunks);
        chunks.clear();
        changed();
        return all;
    }

    /** Something has changed that is not known here. */
    synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** How often anything has changed here. */
    synchronized long changes() {
        return changes;
    }

    /** Waits until there have been more changes than those, or for so long. */
    synchronized void awaitChangeAfter(long seen, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        long left = most.toNanos();
        while (changes == seen && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }
}
