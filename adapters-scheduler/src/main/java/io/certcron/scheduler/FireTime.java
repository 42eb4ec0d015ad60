package io.certcron.scheduler;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * When an expression is due.
 *
 * @param at the instant: of a local time that is left out, the first one after the gap; of one that is repeated, the first
 * @param named the local time that the expression names
 * @param change what a change of the clocks does to the named time
 */
public record FireTime(Instant at, LocalDateTime named, ClockChange change) {

    static FireTime of(LocalDateTime named, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(named);
        if (transition == null) {
            return new FireTime(named.atZone(zone).toInstant(), named, ClockChange.NONE);
        }
        return transition.isGap()
                ? new FireTime(transition.getInstant(), named, ClockChange.LEFT_OUT)
                : new FireTime(named.toInstant(transition.getOffsetBefore()), named, ClockChange.REPEATED);
    }
}
