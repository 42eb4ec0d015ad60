package io.certcron.application.port.in;

import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;

/**
 * Hooks for whoever embeds the job. For each run exactly one of {@link #onRunComplete} and {@link #onRunError} is called, once, in the process that ended
 * it and on its thread, after everything about the run is stored. A process that dies in between takes the call along; of a
 * run that was closed because nobody took it over ({@code RUN_LOST}) nobody is told. An exception is logged and changes
 * nothing else.
 */
public interface RunListener {

    /**
     * A run has begun, in the process that opened it; at most once for each run, and not at all where that process died first.
     * Called on the run's thread, which waits: be quick.
     *
     * @param start which run it is
     */
    default void onRunStart(RunStart start) {}

    /**
     * The run came to its end, whatever its status, except {@code FAILED}.
     *
     * @param result how it ended
     */
    default void onRunComplete(RunResult result) {}

    /**
     * Something unexpected ended the run.
     *
     * @param error what ended it
     */
    default void onRunError(RunError error) {}
}
