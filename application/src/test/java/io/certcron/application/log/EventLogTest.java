package io.certcron.application.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.read.ListAppender;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class EventLogTest {

    private static final UUID RUN = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

    private final CapturedEvents events = new CapturedEvents();

    @ParameterizedTest
    @EnumSource
    void givesEachSeverityItsLevel(Severity severity) {
        events.log().logEvent(severity, "Something happened", EventContext.NONE);

        assertThat(events.only().severity()).isEqualTo(severity.name());
    }

    @Test
    void givesAPlainEventAMessageAndAContextOnly() {
        events.log().logEvent(Severity.INFO, "Something happened", EventContext.NONE.count("things", 2));

        assertThat(events.only())
                .isEqualTo(new CapturedEvent(
                        "INFO", "Something happened", Map.of(EventLog.CONTEXT, Map.of("things", 2L))));
    }

    @Test
    void givesAnEventOfARunTheIdOfTheRun() {
        events.log().forRun(RUN).logEvent(Severity.INFO, "Something happened", EventContext.NONE);

        assertThat(events.only().runId()).isEqualTo(RUN.toString());
    }

    @Test
    void givesTroubleItsCode() {
        events.log().logEvent(Severity.WARN, ErrorCode.PAUSES_HELD, "Something happened", EventContext.NONE);

        assertThat(events.only().errorCode()).isEqualTo("PAUSES_HELD");
    }

    @Test
    void givesAnUnexpectedExceptionAStackTraceWithoutItsMessage() {
        Exception unexpected = new IllegalStateException("password=hunter2");

        events.log()
                .logEvent(
                        Severity.ERROR,
                        ErrorCode.UNEXPECTED_EXCEPTION,
                        "Something happened",
                        EventContext.NONE.causedBy(unexpected));

        assertThat(events.only().stackTrace())
                .asString()
                .startsWith("java.lang.IllegalStateException\n\tat " + EventLogTest.class.getName())
                .doesNotContain("hunter2");
    }

    @Test
    void writesToTheLoggerForEventsUnlessToldOtherwise() {
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        Logger logger = (Logger) LoggerFactory.getLogger("io.certcron.events");
        logger.setAdditive(false);
        logger.addAppender(appender);

        new EventLog().logEvent(Severity.INFO, "Something happened", EventContext.NONE);

        assertThat(appender.list).extracting(ILoggingEvent::getMessage).containsExactly("Something happened");
        logger.detachAppender(appender);
    }

    @Test
    void survivesABackendThatThrowsAndCountsWhatIsLost() {
        EventLog log = new EventLog(loggerThatThrows(() -> new IllegalStateException("disk full")));
        EventLog ofRun = log.forRun(RUN);

        assertThatCode(() -> {
                    log.logEvent(Severity.INFO, "Something happened", EventContext.NONE);
                    ofRun.logEvent(Severity.ERROR, ErrorCode.AUDIT_FAILED, "It got worse", EventContext.NONE);
                })
                .doesNotThrowAnyException();
        assertThat(log.lost()).isEqualTo(2);
        assertThat(ofRun.lost()).isEqualTo(2);
    }

    @Test
    void survivesABackendThatIsBroken() {
        EventLog log = new EventLog(loggerThatThrows(() -> new NoClassDefFoundError("an encoder is missing")));

        assertThatCode(() -> log.logEvent(Severity.INFO, "Something happened", EventContext.NONE))
                .doesNotThrowAnyException();
        assertThat(log.lost()).isEqualTo(1);
    }

    @Test
    void survivesAnExceptionThatCanNotBeLookedInto() {
        Exception hostile = new IllegalStateException() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                throw new UnsupportedOperationException("no cause for you");
            }
        };

        events.log().logEvent(Severity.ERROR, "Something happened", EventContext.NONE.causedBy(hostile));

        assertThat(events.all()).isEmpty();
        assertThat(events.log().lost()).isEqualTo(1);
    }

    @Test
    void tellsItsObserverOfTroubleAndOfNothingElse() {
        List<String> observed = new ArrayList<>();
        EventLog log = new EventLog(
                new LoggerContext().getLogger("observed"),
                (runId, severity, code, message, context) ->
                        observed.add(runId + " " + severity + " " + code + " " + message + " " + context));

        log.logEvent(Severity.WARN, "Something happened", EventContext.NONE);
        log.logEvent(Severity.WARN, ErrorCode.PAUSES_HELD, "Too many", EventContext.NONE.count("pauses", 2));
        log.forRun(RUN).logEvent(Severity.ERROR, ErrorCode.AUDIT_FAILED, "It got worse", EventContext.NONE);

        assertThat(observed)
                .containsExactly(
                        "Optional.empty WARN PAUSES_HELD Too many {pauses=2}",
                        "Optional[" + RUN + "] ERROR AUDIT_FAILED It got worse {}");
    }

    @Test
    void survivesAnObserverThatThrowsAndCountsIt() {
        EventLog log = new EventLog((runId, severity, code, message, context) -> {
            throw new IllegalStateException("no room left");
        });

        assertThatCode(() -> log.logEvent(Severity.INFO, ErrorCode.PAUSES_HELD, "Too many", EventContext.NONE))
                .doesNotThrowAnyException();
        assertThat(log.lost()).isEqualTo(1);
    }

    private static <T extends Throwable> Logger loggerThatThrows(Supplier<T> trouble) {
        Logger logger = new LoggerContext().getLogger("throws");
        logger.addAppender(new AppenderBase<>() {
            {
                start();
            }

            @Override
            public synchronized void doAppend(ILoggingEvent event) {
                EventLogTest.<RuntimeException>sneak(trouble.get());
            }

            @Override
            protected void append(ILoggingEvent event) {}
        });
        return logger;
    }

    @SuppressWarnings("unchecked") // unchecked on purpose: whatever is thrown arrives as it is
    private static <T extends Throwable> void sneak(Throwable trouble) throws T {
        throw (T) trouble;
    }
}
