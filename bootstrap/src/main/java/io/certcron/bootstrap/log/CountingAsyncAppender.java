package io.certcron.bootstrap.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.concurrent.atomic.AtomicLong;

/** Hands events to another thread; when that one can't keep up, drops and counts them, and never makes a caller wait. */
final class CountingAsyncAppender extends AsyncAppender {

    /** At about a kilobyte an event, 8 MiB at worst. */
    private static final int QUEUE_SIZE = 8_192;

    /** How long the end of the process waits for a slow reader of standard output. */
    private static final int MAX_FLUSH_MILLIS = 5_000;

    private final AtomicLong dropped = new AtomicLong();

    CountingAsyncAppender() {
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
        } else {
            super.append(event);
        }
    }

    /** How many events were dropped since this was last asked, those included that were left behind when it stopped. */
    long takeDropped() {
        return dropped.getAndSet(0) + (isStarted() ? 0 : getNumberOfElementsInQueue());
    }
}
