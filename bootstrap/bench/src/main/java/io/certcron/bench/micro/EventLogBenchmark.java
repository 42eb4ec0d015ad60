package io.certcron.bench.micro;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.helpers.NOPAppender;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.domain.Severity;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.slf4j.LoggerFactory;

/** What an event costs the thread that logs it: encoding and writing happen on another. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EventLogBenchmark {

    private final EventLog log = new EventLog();
    private final UUID certification = UUID.randomUUID();

    /** Lets events through, to nowhere. */
    @Setup
    public void letEventsThrough() {
        Logger logger = (Logger) LoggerFactory.getLogger(EventLog.LOGGER_NAME);
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        NOPAppender<ILoggingEvent> nowhere = new NOPAppender<>();
        nowhere.start();
        logger.addAppender(nowhere);
    }

    /** One with two particulars. */
    @Benchmark
    public void ofAnEvent() {
        log.logEvent(
                Severity.INFO,
                "Something happened",
                EventContext.NONE.id("certification_id", certification).count("attempts", 1));
    }
}
