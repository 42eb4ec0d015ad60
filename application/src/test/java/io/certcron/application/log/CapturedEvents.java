package io.certcron.application.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.certcron.domain.Severity;
import java.util.List;

/** An event log over a real logging backend that keeps what it receives. */
public final class CapturedEvents {

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final EventLog log;

    public CapturedEvents() {
        LoggerContext backend = new LoggerContext();
        Logger logger = backend.getLogger(EventLog.LOGGER_NAME);
        logger.addAppender(appender);
        appender.start();
        log = new EventLog(logger);
    }

    public EventLog log() {
        return log;
    }

    public synchronized List<CapturedEvent> all() {
        return List.copyOf(appender.list).stream().map(CapturedEvent::of).toList();
    }

    public CapturedEvent only() {
        List<CapturedEvent> events = all();
        if (events.size() != 1) {
            throw new AssertionError("Expected one event, got " + events);
        }
        return events.get(0);
    }

    public List<CapturedEvent> of(Severity severity) {
        return all().stream()
                .filter(event -> event.severity().equals(severity.name()))
                .toList();
    }
}
