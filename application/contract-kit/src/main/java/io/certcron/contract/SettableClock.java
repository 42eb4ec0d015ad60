package io.certcron.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved by hand. Thread-safe. */
public final class SettableClock extends Clock {

    private final Hands hands;
    private final ZoneId zone;

    /**
     * A clock in UTC that shows {@code start}.
     *
     * @param start the time at first
     */
    public SettableClock(Instant start) {
        this(new Hands(start), ZoneOffset.UTC);
    }

    private SettableClock(Hands hands, ZoneId zone) {
        this.hands = hands;
        this.zone = zone;
    }

    /**
     * Sets the clock, forward or back.
     *
     * @param instant the time from now on
     */
    public void setTo(Instant instant) {
        hands.set(instant);
    }

    /**
     * Moves the clock by the duration, back if it is negative.
     *
     * @param duration by how much
     */
    public void advance(Duration duration) {
        hands.advance(duration);
    }

    @Override
    public Instant instant() {
        return hands.read();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** The same clock in another zone: it moves with this one. */
    @Override
    public SettableClock withZone(ZoneId other) {
        return new SettableClock(hands, other);
    }

    /** Shared by the clock's views in other zones. */
    private static final class Hands {

        private Instant now;

        Hands(Instant start) {
            this.now = start;
        }

        synchronized Instant read() {
            return now;
        }

        synchronized void set(Instant instant) {
            now = instant;
        }

        synchronized void advance(Duration duration) {
            now = now.plus(duration);
        }
    }
}
