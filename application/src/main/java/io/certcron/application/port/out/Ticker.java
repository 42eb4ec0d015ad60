package io.certcron.application.port.out;

import java.time.Duration;

/** Calls back again and again. Thread-safe. */
public interface Ticker {

    /**
     * Calls {@code tick} at once and then again and again, each time the interval after the end of the call before, on a
     * thread of its own, one call at a time, until the returned ticking is closed. A call that throws ends nothing;
     * what it threw goes to wherever the ticker was told.
     *
     * @param name names the thread
     * @param interval positive
     * @param tick what to call
     * @return what ends it when it is closed
     */
    Ticking every(String name, Duration interval, Runnable tick);

    /** Something that ticks. */
    interface Ticking extends AutoCloseable {

        /** Ends the ticking. A call that is under way finishes, and is not waited for. Closing twice does nothing more. */
        @Override
        void close();
    }
}
