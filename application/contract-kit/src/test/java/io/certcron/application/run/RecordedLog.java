package io.certcron.application.run;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.certcron.application.log.EventLog;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Keeps what the event log hands to the logging backend. */
final class RecordedLog {

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    RecordedLog() {
        Logger logger = (Logger) LoggerFactory.getLogger(EventLog.LOGGER_NAME);
        logger.detachAndStopAllAppenders();
        logger.setAdditive(false);
        logger.addAppender(appender);
        appender.start();
    }

    List<Event> events() {
        return List.copyOf(appender.list).stream().map(Event::of).toList();
    }

    List<Event> of(Severity severity) {
        return events().stream().filter(event -> event.severity() == severity).toList();
    }

    List<Event> of(ErrorCode code) {
        return events().stream().filter(event -> event.is(code)).toList();
    }

    /** Everything but what merely happened, by its code. */
    List<Object> troubles() {
        return events().stream()
                .filter(event -> event.severity() != Severity.INFO)
                .map(event -> event.fields().getOrDefault(EventLog.ERROR_CODE, "none"))
                .toList();
    }

    /** One event, with the fields that the encoder makes a line from. */
    record Event(Severity severity, String message, Map<String, Object> fields) {

        static Event of(ILoggingEvent event) {
            return new Event(
                    Severity.valueOf(event.getLevel().toString()),
                    event.getMessage(),
                    Stream.ofNullable(event.getKeyValuePairs())
                            .flatMap(List::stream)
                            .collect(Collectors.toUnmodifiableMap(pair -> pair.key, pair -> pair.value)));
        }

        boolean is(ErrorCode code) {
            return code.name().equals(fields.get(EventLog.ERROR_CODE));
        }

        boolean hasStackTrace() {
            return fields.containsKey(EventLog.STACK_TRACE);
        }

        @SuppressWarnings("unchecked") // the event log puts nothing else there
        Map<String, Object> context() {
            return (Map<String, Object>) fields.get(EventLog.CONTEXT);
        }
    }
}
