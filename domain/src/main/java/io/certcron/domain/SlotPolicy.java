package io.certcron.domain;

import java.time.Duration;
import java.time.Instant;

/**
 * Decides what becomes of slots that are due. A slot that nobody saw in time is run once, as soon as somebody is there,
 * within the window. Of several that were missed only the latest is run: it covers the business dates of the others.
 * Decision 10 in {@code docs/decisions} says what that gives up.
 *
 * @param window how late a slot may still become a run; positive
 */
public record SlotPolicy(Duration window) {

    /** A day. */
    public static final SlotPolicy STANDARD = new SlotPolicy(Duration.ofHours(24));

    /** The window has to be positive. */
    public SlotPolicy {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window: must be positive, got " + window);
        }
    }

    /**
     * Decides.
     *
     * @param scheduledFor the slot's instant, not after {@code now}
     * @param enabled whether the schedule is enabled
     * @param laterSlotDue whether a later slot of the schedule is due as well
     * @param previousRunGoing whether a run of the schedule has not ended yet
     * @param now the time
     * @return whether the slot becomes a run, waits, or is skipped, and why
     */
    public SlotDecision decide(
            Instant scheduledFor, boolean enabled, boolean laterSlotDue, boolean previousRunGoing, Instant now) {
        if (!enabled) {
            return new SlotDecision.Skip(SkipReason.PAUSED);
        }
        if (scheduledFor.isBefore(now.minus(window))) {
            return new SlotDecision.Skip(SkipReason.OUTSIDE_WINDOW);
        }
        if (laterSlotDue) {
            return new SlotDecision.Skip(previousRunGoing ? SkipReason.PREVIOUS_RUN_GOING : SkipReason.LATER_SLOT_DUE);
        }
        return previousRunGoing ? new SlotDecision.Wait() : new SlotDecision.Run();
    }
}
