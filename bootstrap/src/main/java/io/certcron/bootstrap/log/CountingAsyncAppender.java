package io.certcron.bootstrap.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Hands events to another thread; when that one can't keep up, drops and counts them, and never makes a caller wait. */
final class CountingAsyncAppender extends AsyncAppender {

    /** At about a kilobyte an event, 8 MiB at worst. */
    private static final int QUEUE_SIZE = 8_192;

    /** How long the end of the process waits for a slow reader of standard output. */
    private static final int MAX_FLUSH_MILLIS = 5_000;

    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong droppedInAll = new AtomicLong();
    private final LongConsumer recovered;

    /** @param recovered is told how many were dropped, as soon as the queue has room again */
    CountingAsyncAppender(LongConsumer recovered) {
        this.recovered = recovered;
        setName("async");
        setQueueSize(QUEUE_SIZE);
        setDiscardingThreshold(0);
        setNeverBlock(true);
        setMaxFlushTime(MAX_FLUSH_MILLIS);
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (getRemainingCapacity() == 0) {
            dropped.incrementAndGet();
            droppedInAll.incrementAndGet();
        } else {
            super.append(event);
            tellOfRecovery(getRemainingCapacity());
        }
    }

    /** Not as long as there is so little room that this would be dropped as well. */
    void tellOfRecovery(int room) {
        if (dropped.get() > 0 && room > QUEUE_SIZE / 2) {
            recovered.accept(dropped.getAndSet(0));
        }
    }

    /** How many events were dropped since the start. */
    long droppedInAll() {
        return droppedInAll.get();
    }

    /** How many events were dropped since this was last asked, those included that were left behind when it stopped. */
    long takeDropped() {
        return dropped.getAndSet(0) + (isStarted() ? 0 : getNumberOfElementsInQueue());
    }
}
