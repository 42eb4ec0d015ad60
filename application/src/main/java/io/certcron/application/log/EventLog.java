package io.certcron.application.log;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.certcron.application.redaction.StackTraces;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The only way our code logs: a constant message with a severity, an error code and a typed context, handed to SLF4J as
 * the key-value pairs {@value #RUN_ID}, {@value #ERROR_CODE}, {@value #CONTEXT} and {@value #STACK_TRACE}. Thread-safe.
 *
 * <p>Never throws: an event that the logging backend or an observer can't take is counted and given up, and the caller's
 * work goes on.
 */
public final class EventLog {

    /** The key of the run's id; also its key in the MDC. */
    public static final String RUN_ID = "cron_run_id";

    /** The key of the error code. */
    public static final String ERROR_CODE = "error_code";

    /** The key of the context, a map. */
    public static final String CONTEXT = "context";

    /** The key of the sanitised stack trace. */
    public static final String STACK_TRACE = "stack_trace";

    /** The name of the logger. */
    public static final String LOGGER_NAME = "io.certcron.events";

    private final Logger logger;
    private final @Nullable UUID runId;
    private final AtomicLong lost;
    private final EventObserver observer;

    /** A log outside any run. */
    public EventLog() {
        this(EventObserver.NONE);
    }

    /**
     * A log outside any run.
     *
     * @param observer is told of events with an error code
     */
    public EventLog(EventObserver observer) {
        this(LoggerFactory.getLogger(LOGGER_NAME), observer);
    }

    EventLog(Logger logger) {
        this(logger, EventObserver.NONE);
    }

    EventLog(Logger logger, EventObserver observer) {
        this(logger, null, new AtomicLong(), observer);
    }

    private EventLog(Logger logger, @Nullable UUID runId, AtomicLong lost, EventObserver observer) {
        this.logger = logger;
        this.runId = runId;
        this.lost = lost;
        this.observer = observer;
    }

    /**
     * {@return the same log, whose events carry the run's id}
     *
     * @param run the run's id
     */
    public EventLog forRun(UUID run) {
        return new EventLog(logger, run, lost, observer);
    }

    /**
     * Logs that something happened.
     *
     * @param severity how bad it is
     * @param message a constant sentence, without particulars
     * @param context the particulars
     */
    public void logEvent(Severity severity, @CompileTimeConstant final String message, EventContext context) {
        emit(severity, Optional.empty(), message, context);
    }

    /**
     * Logs that something went wrong.
     *
     * @param severity how bad it is
     * @param code what went wrong; listed in the error catalogue
     * @param message a constant sentence, without particulars
     * @param context the particulars
     */
    public void logEvent(
            Severity severity, ErrorCode code, @CompileTimeConstant final String message, EventContext context) {
        emit(severity, Optional.of(code), message, context);
        tellObserver(severity, code, message, context);
    }

    /** {@return how many events the logging backend or an observer failed to take} */
    public long lost() {
        return lost.get();
    }

    private void tellObserver(Severity severity, ErrorCode code, String message, EventContext context) {
        try {
            observer.troubleLogged(Optional.ofNullable(runId), severity, code, message, context.values());
        } catch (RuntimeException | Error observerFailure) {
            lost.incrementAndGet();
        }
    }

    private void emit(Severity severity, Optional<ErrorCode> code, String message, EventContext context) {
        try {
            LoggingEventBuilder event = logger.atLevel(levelOf(severity)).addKeyValue(CONTEXT, context.values());
            if (runId != null) {
                event = event.addKeyValue(RUN_ID, runId.toString());
            }
            if (code.isPresent()) {
                event = event.addKeyValue(ERROR_CODE, code.get().name());
            }
            if (context.cause().isPresent()) {
                event = event.addKeyValue(
                        STACK_TRACE, StackTraces.withoutMessages(context.cause().get()));
            }
            event.log(message);
        } catch (RuntimeException | Error backendFailure) {
            lost.incrementAndGet();
        }
    }

    private static Level levelOf(Severity severity) {
        return switch (severity) {
            case ERROR -> Level.ERROR;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
        };
    }
}
