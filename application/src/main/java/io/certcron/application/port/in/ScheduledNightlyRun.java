package io.certcron.application.port.in;

/** A nightly run that was scheduled. */
public interface ScheduledNightlyRun extends AutoCloseable {

    /** Ends the schedule. A run that is under way finishes. Closing twice does nothing more. */
    @Override
    void close();
}
