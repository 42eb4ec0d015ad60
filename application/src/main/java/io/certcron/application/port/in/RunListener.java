package io.certcron.application.port.in;

import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;

/**
 * Hooks for whoever embeds the job. For each run exactly one of the two methods is called, once, in the process that ended
 * it and on its thread, after everything about the run is stored. A process that dies in between takes the call along; of a
 * run that was closed because nobody took it over ({@code RUN_LOST}) nobody is told. An exception is logged and changes
 * nothing else.
 */
public interface RunListener {

    /** The run came to its end, whatever its status, except {@code FAILED}. */
    default void onRunComplete(RunResult result) {}

    /** Something unexpected ended the run. */
    default void onRunError(RunError error) {}
}
