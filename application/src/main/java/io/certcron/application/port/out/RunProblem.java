package io.certcron.application.port.out;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.time.Instant;
import java.util.Map;

/**
 * What went wrong in a run, as its log told it: events with the same code and message, together.
 *
 * @param severity how much it mattered
 * @param code what kind of trouble it was
 * @param message the constant message of the events
 * @param count how many events there were; positive
 * @param firstAt when the first was logged
 * @param lastAt when the last was logged
 * @param example the context of one of them, as in the log: ids, counts, dates, codes and redacted answers
 */
public record RunProblem(
        Severity severity,
        ErrorCode code,
        String message,
        long count,
        Instant firstAt,
        Instant lastAt,
        Map<String, Object> example) {

    /** The example is copied. */
    public RunProblem {
        example = Map.copyOf(example);
    }
}
