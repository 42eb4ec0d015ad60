package io.certcron.application.node;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets a loop of a node survive whatever happens to the database. Tells when it fails, once a minute while that lasts, and
 * when it is back. Thread-safe.
 */
final class DatabaseWatch {

    private static final Duration TELL_AGAIN_AFTER = Duration.ofMinutes(1);

    private final EventLog log;
    private final Clock clock;
    private @Nullable Instant failingSince;
    private Instant toldAt = Instant.MIN;
    private volatile @Nullable Long lastRound;

    DatabaseWatch(EventLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Does the work, and reports whatever it throws. */
    void guard(Runnable work) {
        lastRound = System.nanoTime();
        try {
            work.run();
            recovered();
        } catch (StorageException failure) {
            failed(failure);
        } catch (RuntimeException | Error unexpected) {
            failed(unexpected);
        }
    }

    /** How long ago the work was begun last; empty before the first time. */
    Optional<Duration> sinceLastRound() {
        return Optional.ofNullable(lastRound).map(begun -> Duration.ofNanos(System.nanoTime() - begun));
    }

    private synchronized void failed(Throwable unexpected) {
        if (isToBeTold()) {
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.UNEXPECTED_EXCEPTION,
                    "A loop of this node met something unexpected, and goes on",
                    EventContext.NONE.causedBy(unexpected));
        }
    }

    private synchronized void failed(StorageException failure) {
        failingSince = failingSince == null ? clock.instant() : failingSince;
        if (!isToBeTold()) {
            return;
        }
        log.logEvent(
                Severity.ERROR,
                failure.isUnavailable() ? ErrorCode.DATABASE_UNAVAILABLE : ErrorCode.DATABASE_ERROR,
                "The database fails, and this node tries again at each tick",
                EventContext.of(failure)
                        .instant("failing_since", failingSince)
                        .remediation(
                                "Look whether the server is running and can be reached; nothing is lost meanwhile"));
    }

    private boolean isToBeTold() {
        Instant now = clock.instant();
        boolean due = !toldAt.plus(TELL_AGAIN_AFTER).isAfter(now);
        toldAt = due ? now : toldAt;
        return due;
    }

    private synchronized void recovered() {
        if (failingSince != null) {
            log.logEvent(
                    Severity.INFO,
                    "The database is back",
                    EventContext.NONE.millis("failed_for_ms", Duration.between(failingSince, clock.instant())));
            failingSince = null;
            toldAt = Instant.MIN;
        }
    }
}
