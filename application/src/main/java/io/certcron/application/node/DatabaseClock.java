package io.certcron.application.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/**
 * This machine's clock, corrected by how much it was off when the database last told its own. Machines whose clocks are
 * wrong by hours agree on the time, and on the business date, all the same. Thread-safe.
 */
public final class DatabaseClock extends Clock {

    private final Clock local;
    private final AtomicReference<Duration> correction;

    /**
     * A clock that is not corrected yet.
     *
     * @param local this machine's clock
     */
    public DatabaseClock(Clock local) {
        this(local, new AtomicReference<>(Duration.ZERO));
    }

    private DatabaseClock(Clock local, AtomicReference<Duration> correction) {
        this.local = local;
        this.correction = correction;
    }

    /**
     * Goes by the database's clock from now on.
     *
     * @param databaseTime what the database's clock shows now
     * @return how far this machine's clock is behind; negative where it is ahead
     */
    public Duration follow(Instant databaseTime) {
        Duration behind = Duration.between(local.instant(), databaseTime);
        correction.set(behind);
        return behind;
    }

    @Override
    public Instant instant() {
        return local.instant().plus(correction.get());
    }

    @Override
    public ZoneId getZone() {
        return local.getZone();
    }

    /** The same clock in another zone: corrected together with this one. */
    @Override
    public Clock withZone(ZoneId zone) {
        return new DatabaseClock(local.withZone(zone), correction);
    }
}
