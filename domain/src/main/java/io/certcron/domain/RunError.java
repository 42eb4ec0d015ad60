package io.certcron.domain;

import java.util.Objects;
import java.util.UUID;

/**
 * What ended a failed run.
 *
 * @param runId the run
 * @param dryRun whether it was only to count
 * @param opened whether it was opened, and so is stored; of one that was not, only the log knows the id
 * @param code what kind of trouble it was
 * @param cause the exception itself, for the process that runs the job; its message may hold anything, so log it with
 *     care
 */
public record RunError(UUID runId, boolean dryRun, boolean opened, ErrorCode code, Throwable cause) {

    /** Nothing of it may be {@code null}. */
    public RunError {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(cause, "cause");
    }
}
