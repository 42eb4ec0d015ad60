package io.certcron.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.status.Status;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.redaction.Redactor;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Turns everything that the process has to say into lines of JSON on one stream: our events, libraries, {@code
 * java.util.logging}, prints to {@code System.out}, uncaught exceptions and Logback's own troubles. There is one for a
 * process.
 */
public final class JsonLogging implements AutoCloseable {

    private static final String STDOUT_LOGGER = "stdout";
    private static final long LAST_LINE_MILLIS = 1_000;

    private final LoggerContext context;
    private final OutputStream sink;
    private final CountingAsyncAppender async = new CountingAsyncAppender(JsonLogging::tellOfDropped);
    private volatile Redactor redactor = new Redactor(List.of());

    private JsonLogging(LoggerContext context, OutputStream sink) {
        this.context = context;
        this.sink = sink;
    }

    /**
     * Takes over the process's logging and {@code System.out}. Call it before anything touches SLF4J: Logback, when it
     * first wakes up, prints what it has to say about a configuration that it was given.
     *
     * @param sink where the lines go
     */
    public static JsonLogging install(OutputStream sink) {
        List<String> saidBefore = new CopyOnWriteArrayList<>();
        System.setOut(printTo(saidBefore::add));
        JsonLogging logging = new JsonLogging((LoggerContext) LoggerFactory.getILoggerFactory(), sink);
        logging.start();
        saidBefore.forEach(line -> LoggerFactory.getLogger(STDOUT_LOGGER).warn(line));
        return logging;
    }

    /** From now on these secrets are looked for in everything that is logged. */
    public void redactWith(Redactor newRedactor) {
        redactor = newRedactor;
    }

    /** How many events were dropped since the start, as the stream's reader was too slow. */
    public long dropped() {
        return async.droppedInAll();
    }

    /** Waits a while for a slow reader of the stream, says how many events were dropped, and stops. */
    @Override
    public void close() {
        System.out.flush();
        async.stop();
        root().detachAppender(async);
        finish(new Thread(this::reportDropped, "certification-cron-log"));
        context.stop();
    }

    /** A reader who is still stuck must not keep the process from ending. */
    private static void finish(Thread lastLine) {
        lastLine.setDaemon(true);
        lastLine.start();
        try {
            lastLine.join(LAST_LINE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void start() {
        context.reset();
        context.getStatusManager().add(this::onStatus);
        async.setContext(context);
        async.addAppender(linesToSink());
        async.start();
        root().setLevel(Level.WARN);
        root().addAppender(async);
        context.getLogger(EventLog.LOGGER_NAME).setLevel(Level.INFO);
        captureTheRest();
    }

    private OutputStreamAppender<ILoggingEvent> linesToSink() {
        JsonLineEncoder encoder = new JsonLineEncoder(() -> redactor);
        encoder.setContext(context);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> lines = new OutputStreamAppender<>();
        lines.setContext(context);
        lines.setName("json");
        lines.setEncoder(encoder);
        lines.setOutputStream(new UnclosedStream(sink));
        lines.start();
        return lines;
    }

    private Logger root() {
        return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static void captureTheRest() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        org.slf4j.Logger stdout = LoggerFactory.getLogger(STDOUT_LOGGER);
        System.setOut(printTo(stdout::warn));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> new EventLog()
                .logEvent(
                        Severity.ERROR,
                        ErrorCode.UNCAUGHT_EXCEPTION,
                        "An exception reached the top of a thread",
                        EventContext.NONE.causedBy(thrown)));
    }

    private static PrintStream printTo(Consumer<String> reader) {
        return new PrintStream(new LineStream(reader), true, StandardCharsets.UTF_8);
    }

    private void onStatus(Status status) {
        if (status.getEffectiveLevel() >= Status.WARN && async.isStarted()) {
            LoggerFactory.getLogger("ch.qos.logback").warn(status.getMessage());
        }
    }

    private void reportDropped() {
        root().addAppender(linesToSink());
        tellOfDropped(async.takeDropped());
    }

    private static void tellOfDropped(long dropped) {
        if (dropped > 0) {
            new EventLog()
                    .logEvent(
                            Severity.WARN,
                            ErrorCode.LOG_EVENTS_DROPPED,
                            "Log events were dropped, as the reader of standard output was too slow",
                            EventContext.NONE.count("dropped_count", dropped));
        }
    }

    /** Stays open when Logback closes what it wrote to: the stream is not ours, and the last line is still to come. */
    private static final class UnclosedStream extends FilterOutputStream {

        UnclosedStream(OutputStream stream) {
            super(stream);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
