package io.certcron.application.port.out;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * When cron expressions are due: five UNIX fields, six or seven Quartz fields, or a nickname such as {@code @daily}. A
 * local time that a clock change leaves out is due at the first instant after the gap; one that a clock change repeats is
 * due once, at its first occurrence. Where both days of a UNIX expression are restricted, either suffices. Thread-safe.
 *
 * <p>Every method throws {@link IllegalArgumentException} if the expression can't be read; the message names the field,
 * its position and the fault.
 */
public interface FireTimes {

    /**
     * The first due instant after the given one; empty where there is none, as all years named lie behind it.
     *
     * @param cronExpression five UNIX fields, six or seven Quartz fields, or a nickname such as {@code @daily}
     * @param zone the zone in which the dates are meant
     * @param after exclusive
     * @return the instant
     */
    Optional<Instant> next(String cronExpression, ZoneId zone, Instant after);

    /**
     * The first due instants after one and not after another, in order.
     *
     * @param cronExpression five UNIX fields, six or seven Quartz fields, or a nickname such as {@code @daily}
     * @param zone the zone in which the dates are meant
     * @param after exclusive
     * @param through inclusive
     * @param limit how many, at most; positive
     * @return the instants; empty where there is none
     */
    List<Instant> between(String cronExpression, ZoneId zone, Instant after, Instant through, int limit);

    /**
     * {@return the expression as an English sentence, without a zone}
     *
     * @param cronExpression five UNIX fields, six or seven Quartz fields, or a nickname such as {@code @daily}
     */
    String describe(String cronExpression);
}
