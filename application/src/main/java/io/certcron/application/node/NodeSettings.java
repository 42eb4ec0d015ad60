package io.certcron.application.node;

import io.certcron.domain.SlotPolicy;
import java.time.Duration;

/**
 * How a node works. Immutable.
 *
 * @param tick how often it looks for what there is to do; positive, at most {@link #MAX_TICK}
 * @param repair how often it repairs what nothing should have left behind; positive
 * @param slotPolicy what becomes of slots that nobody saw in time
 */
public record NodeSettings(Duration tick, Duration repair, SlotPolicy slotPolicy) {

    /** Changed schedules are seen within ten seconds. */
    public static final Duration MAX_TICK = Duration.ofSeconds(10);

    /** A tick every 5 s, a repair every minute, slots up to a day late. */
    public static final NodeSettings STANDARD =
            new NodeSettings(Duration.ofSeconds(5), Duration.ofMinutes(1), SlotPolicy.STANDARD);

    /** Refuses what is not positive, and a tick that is too long. */
    public NodeSettings {
        requirePositive("tick", tick);
        requirePositive("repair", repair);
        if (tick.compareTo(MAX_TICK) > 0) {
            throw new IllegalArgumentException("tick: must be at most " + MAX_TICK + ", got " + tick);
        }
    }

    private static void requirePositive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + ": must be positive, got " + value);
        }
    }
}
