package io.certcron.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.status.Status;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.log.Severity;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.ErrorCode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Turns everything that the process has to say into lines of JSON on one stream: our events, libraries, {@code
 * java.util.logging}, prints to {@code System.out}, uncaught exceptions and Logback's own troubles. There is one for a
 * process.
 */
public final class JsonLogging implements AutoCloseable {

    private static final String STDOUT_LOGGER = "stdout";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final AtomicReference<Redactor> redactor = new AtomicReference<>(new Redactor(List.of()));
    private final CountingAsyncAppender async = new CountingAsyncAppender();

    private JsonLogging() {}

    /**
     * Takes over the process's logging and {@code System.out}.
     *
     * @param sink where the lines go
     */
    public static JsonLogging install(OutputStream sink) {
        JsonLogging logging = new JsonLogging();
        logging.start(sink);
        return logging;
    }

    /** From now on these secrets are looked for in everything that is logged. */
    public void redactWith(Redactor newRedactor) {
        redactor.set(newRedactor);
    }

    /** Logs how many events were dropped, waits a while for the reader of the stream, and stops. */
    @Override
    public void close() {
        reportDropped(new EventLog());
        System.out.flush();
        context.stop();
    }

    private void start(OutputStream sink) {
        context.reset();
        context.getStatusManager().add(this::onStatus);
        OutputStreamAppender<ILoggingEvent> lines = linesTo(sink);
        async.setContext(context);
        async.addAppender(lines);
        async.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(async);
        context.getLogger(EventLog.LOGGER_NAME).setLevel(Level.INFO);
        captureTheRest();
    }

    private OutputStreamAppender<ILoggingEvent> linesTo(OutputStream sink) {
        JsonLineEncoder encoder = new JsonLineEncoder(redactor);
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> lines = new OutputStreamAppender<>();
        lines.setContext(context);
        lines.setName("json");
        lines.setEncoder(encoder);
        lines.setOutputStream(sink);
        lines.start();
        return lines;
    }

    private static void captureTheRest() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        org.slf4j.Logger stdout = LoggerFactory.getLogger(STDOUT_LOGGER);
        System.setOut(new PrintStream(new LineStream(stdout::warn), true, StandardCharsets.UTF_8));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> new EventLog()
                .logEvent(
                        Severity.ERROR,
                        ErrorCode.UNCAUGHT_EXCEPTION,
                        "An exception reached the top of a thread",
                        EventContext.NONE.causedBy(thrown)));
    }

    private void onStatus(Status status) {
        if (status.getEffectiveLevel() >= Status.WARN && async.isStarted()) {
            LoggerFactory.getLogger("ch.qos.logback").warn(status.getMessage());
        }
    }

    private void reportDropped(EventLog log) {
        long dropped = async.takeDropped() + log.lost();
        if (dropped > 0) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.LOG_EVENTS_DROPPED,
                    "Log events were dropped, as the reader of standard output was too slow",
                    EventContext.NONE.count("dropped_count", dropped));
        }
    }
}
