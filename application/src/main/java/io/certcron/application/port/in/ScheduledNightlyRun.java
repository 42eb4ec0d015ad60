package io.certcron.application.port.in;

/** The part of this process in the nightly runs. */
public interface ScheduledNightlyRun extends AutoCloseable {

    /** Ends it. Runs that are under way in this process finish; the schedule stays. Closing twice does nothing more. */
    @Override
    void close();
}
