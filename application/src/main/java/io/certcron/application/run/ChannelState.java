package io.certcron.application.run;

import io.certcron.domain.ErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a channel's workers may go on, have to wait, or have to stop. Shared by the workers; thread-safe. */
final class ChannelState {

    private static final Duration SHORTEST_HOLD = Duration.ofMillis(50);

    private final Clock clock;
    private final Duration giveUpAfter;
    private @Nullable ErrorCode stopReason;
    private @Nullable Instant heldBackSince;
    private Instant heldBackUntil = Instant.MIN;

    ChannelState(Clock clock, Duration giveUpAfter) {
        this.clock = clock;
        this.giveUpAfter = giveUpAfter;
    }

    /** The service answered, whatever it said about the items. */
    synchronized void answered() {
        heldBackSince = null;
    }

    /** Requests are held back; the channel stops where that has gone on for too long. */
    synchronized void heldBack(Duration retryAfter) {
        Instant now = clock.instant();
        heldBackSince = heldBackSince == null ? now : heldBackSince;
        heldBackUntil = now.plus(retryAfter.compareTo(SHORTEST_HOLD) < 0 ? SHORTEST_HOLD : retryAfter);
        if (!now.isBefore(heldBackSince.plus(giveUpAfter))) {
            stop(ErrorCode.SERVICE_UNAVAILABLE);
        }
    }

    /** No worker of the channel sends anything more in this run. The first reason stays. */
    synchronized void stop(ErrorCode reason) {
        stopReason = stopReason == null ? reason : stopReason;
    }

    synchronized Optional<ErrorCode> stopReason() {
        return Optional.ofNullable(stopReason);
    }

    /** How long to wait before the next request; zero to go on at once. */
    synchronized Duration holdBackFor() {
        Instant now = clock.instant();
        return heldBackUntil.isAfter(now) ? Duration.between(now, heldBackUntil) : Duration.ZERO;
    }
}
