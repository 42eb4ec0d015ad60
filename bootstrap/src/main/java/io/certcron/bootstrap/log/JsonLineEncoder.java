package io.certcron.bootstrap.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import io.certcron.application.log.EventLog;
import io.certcron.application.redaction.Redactor;
import io.certcron.application.redaction.StackTraces;
import io.certcron.domain.ErrorCode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.event.KeyValuePair;

/**
 * One event, one line of JSON, with everything redacted. Of a library's event only the message's pattern is kept, as its
 * arguments may hold anything.
 */
final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    private final Supplier<Redactor> redactor;

    JsonLineEncoder(Supplier<Redactor> redactor) {
        this.redactor = redactor;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        LogLine line = new LogLine(redactor.get());
        line.field("timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        line.field("severity", severityOf(event.getLevel()));
        if (event.getLoggerName().equals(EventLog.LOGGER_NAME)) {
            ours(event, line);
        } else {
            foreign(event, line);
        }
        return line.toBytes();
    }

    private static void ours(ILoggingEvent event, LogLine line) {
        line.field("cron_run_id", valueOf(EventLog.RUN_ID, event).orElse(null));
        line.field("error_code", valueOf(EventLog.ERROR_CODE, event).orElse(null));
        line.field("message", event.getMessage());
        line.field("context", valueOf(EventLog.CONTEXT, event).orElse(Map.of()));
        valueOf(EventLog.STACK_TRACE, event).ifPresent(trace -> line.lines("stack_trace", trace.toString()));
    }

    private static void foreign(ILoggingEvent event, LogLine line) {
        boolean isProblem = event.getLevel().isGreaterOrEqual(Level.WARN);
        line.field("cron_run_id", event.getMDCPropertyMap().get(EventLog.RUN_ID));
        line.field("error_code", isProblem ? ErrorCode.LIBRARY_PROBLEM.name() : null);
        line.field("message", String.valueOf(event.getMessage()));
        line.field("context", Map.of("logger", event.getLoggerName()));
        if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
            line.lines("stack_trace", StackTraces.withoutMessages(thrown.getThrowable()));
        }
    }

    private static Optional<Object> valueOf(String key, ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return pairs == null
                ? Optional.empty()
                : pairs.stream()
                        .filter(pair -> pair.key.equals(key))
                        .map(pair -> pair.value)
                        .findFirst();
    }

    private static String severityOf(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return "ERROR";
        }
        return level.isGreaterOrEqual(Level.WARN) ? "WARN" : "INFO";
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }
}
