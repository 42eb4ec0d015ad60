package io.certcron.http.access;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Counts failed sign-ins by address, in bounded memory. An address that is forgotten may fail anew. Thread-safe. */
final class FailedSignIns {

    /** How many may fail in a row; each is forgiven after {@link #FORGIVEN_AFTER}. */
    static final int ALLOWED = 10;

    static final Duration FORGIVEN_AFTER = Duration.ofMinutes(1).dividedBy(ALLOWED);

    /** At some hundred bytes each. */
    static final int MAX_ADDRESSES = 4_096;

    private final Clock clock;
    private final OncePerMinute telling;
    private final EventLog log;
    /** For each address, until when its failures weigh: one of them adds {@link #FORGIVEN_AFTER}. */
    private final Map<String, Instant> forgivenAt = new LinkedHashMap<>();

    FailedSignIns(Clock clock, EventLog log) {
        this.clock = clock;
        this.log = log;
        this.telling = new OncePerMinute(clock);
    }

    /** How long the address has to wait before its next attempt; empty where it may try now. */
    synchronized Optional<Duration> waitFor(String address) {
        Instant until = forgivenAt.get(RemoteNetwork.of(address));
        if (until == null) {
            return Optional.empty();
        }
        Duration weight = Duration.between(clock.instant(), until);
        Duration over = weight.minus(FORGIVEN_AFTER.multipliedBy(ALLOWED - 1L));
        return over.isNegative() || over.isZero() ? Optional.empty() : Optional.of(over);
    }

    /** An attempt failed. */
    void count(String address) {
        add(RemoteNetwork.of(address));
        if (waitFor(address).isPresent() && telling.isDue()) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.REQUEST_RATE_LIMITED,
                    "Too many sign-ins from one address failed",
                    EventContext.NONE.count("allowed_per_minute", ALLOWED));
        }
    }

    private synchronized void add(String network) {
        Instant now = clock.instant();
        Instant before = forgivenAt.remove(network);
        Instant from = before == null || before.isBefore(now) ? now : before;
        forgivenAt.put(network, from.plus(FORGIVEN_AFTER));
        if (forgivenAt.size() > MAX_ADDRESSES) {
            forgivenAt.remove(forgivenAt.keySet().iterator().next());
        }
    }

    synchronized int addresses() {
        return forgivenAt.size();
    }
}
