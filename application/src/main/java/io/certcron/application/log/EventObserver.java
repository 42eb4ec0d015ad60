package io.certcron.application.log;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Is told of every event that is logged with an error code, on the logging thread: it has to be quick and thread-safe. */
@FunctionalInterface
public interface EventObserver {

    /** Observes nothing. */
    EventObserver NONE = (runId, severity, code, message, context) -> {};

    /**
     * Something went wrong.
     *
     * @param runId the run that it happened in
     * @param severity how much it matters
     * @param code what kind of trouble it is
     * @param message the event's constant message
     * @param context the event's particulars, as in the log
     */
    void troubleLogged(
            Optional<UUID> runId, Severity severity, ErrorCode code, String message, Map<String, Object> context);
}
