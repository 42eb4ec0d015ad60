package io.certcron.application.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** When a run has to stop at the next page or chunk: its time budget is used up, or somebody asked it to. Thread-safe. */
final class Deadline {

    /** As good as none: no run takes a year. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private final Clock clock;
    private final Instant endsAt;
    private final BooleanSupplier stopAsked;

    Deadline(Clock clock, Optional<Duration> timeBudget, BooleanSupplier stopAsked) {
        this.clock = clock;
        this.endsAt = clock.instant()
                .plus(timeBudget.filter(budget -> budget.compareTo(LONGEST) < 0).orElse(LONGEST));
        this.stopAsked = stopAsked;
    }

    boolean isOver() {
        return isStopAsked() || !clock.instant().isBefore(endsAt);
    }

    /** Whether somebody asked it to stop, whatever the time. */
    boolean isStopAsked() {
        return stopAsked.getAsBoolean();
    }

    /** The duration, or what is left of the time budget where that is shorter. */
    Duration atMost(Duration duration) {
        Duration left = Duration.between(clock.instant(), endsAt);
        Duration positive = left.isNegative() ? Duration.ZERO : left;
        return positive.compareTo(duration) < 0 ? positive : duration;
    }
}
