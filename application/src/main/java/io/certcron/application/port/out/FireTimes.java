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

    /** The first due instant after the given one; empty where there is none, as all years named lie behind it. */
    Optional<Instant> next(String cronExpression, ZoneId zone, Instant after);

    /**
     * The first due instants after one and not after another, in order.
     *
     * @param limit how many, at most; positive
     */
    List<Instant> between(String cronExpression, ZoneId zone, Instant after, Instant through, int limit);

    /** The expression as an English sentence, without a zone. */
    String describe(String cronExpression);
}
