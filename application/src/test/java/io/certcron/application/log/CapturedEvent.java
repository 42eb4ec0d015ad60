package io.certcron.application.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/** One event as the logging backend receives it: what the encoder makes the fields of a line from. */
public record CapturedEvent(String severity, String message, Map<String, Object> fields) {

    static CapturedEvent of(ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        return new CapturedEvent(
                event.getLevel().toString(),
                event.getMessage(),
                pairs.stream().collect(Collectors.toUnmodifiableMap(pair -> pair.key, pair -> pair.value)));
    }

    public Object runId() {
        return fields.get(EventLog.RUN_ID);
    }

    public Object errorCode() {
        return fields.get(EventLog.ERROR_CODE);
    }

    public Object stackTrace() {
        return fields.get(EventLog.STACK_TRACE);
    }

    @SuppressWarnings("unchecked") // the event log puts nothing else there
    public Map<String, Object> context() {
        return (Map<String, Object>) fields.get(EventLog.CONTEXT);
    }
}
