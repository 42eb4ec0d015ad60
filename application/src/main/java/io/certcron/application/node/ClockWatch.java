package io.certcron.application.node;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps the clock with the database's, and tells once when this machine's own is wrong. Thread-safe. */
public final class ClockWatch {

    /** Certificates and logs elsewhere start to suffer; we do not. */
    private static final Duration WORTH_TELLING = Duration.ofSeconds(10);

    private final DatabaseClock clock;
    private final EventLog log;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * A watch over a clock.
     *
     * @param clock the clock to keep
     * @param log where a clock that is far off is logged
     */
    public ClockWatch(DatabaseClock clock, EventLog log) {
        this.clock = clock;
        this.log = log;
    }

    /**
     * Takes note of what the database's clock shows now.
     *
     * @param databaseTime the time that the database has told just now
     */
    public void follow(Instant databaseTime) {
        Duration behind = clock.follow(databaseTime);
        boolean wrong = behind.abs().compareTo(WORTH_TELLING) > 0;
        if (wrong && !told.getAndSet(true)) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.CLOCK_SKEWED,
                    "The clock of this machine differs from the database's, which is the one that counts",
                    EventContext.NONE.millis("behind_ms", behind).remediation("Let the machine keep its time by NTP"));
        }
        told.compareAndSet(true, wrong);
    }
}
