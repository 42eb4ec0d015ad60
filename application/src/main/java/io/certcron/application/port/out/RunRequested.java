package io.certcron.application.port.out;

import java.util.UUID;

/** What became of the wish for a run at once. */
public sealed interface RunRequested {

    /**
     * The run is open, and the caller owns it.
     *
     * @param run the run
     */
    record Opened(OpenRun run) implements RunRequested {}

    /**
     * The same request opened a run before.
     *
     * @param runId that run
     */
    record OpenedBefore(UUID runId) implements RunRequested {}

    /** The key was used for another request. Nothing was changed. */
    record KeyUsedOtherwise() implements RunRequested {}

    /** There is no such schedule, or nobody can read it. Nothing was changed. */
    record ScheduleNotFound() implements RunRequested {}
}
