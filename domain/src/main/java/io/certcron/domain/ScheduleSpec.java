package io.certcron.domain;

import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What people say about a schedule. Whether the cron expression can be read is the scheduler's to judge.
 *
 * @param name what people call it; unique; 1 to {@value #MAX_NAME} characters, none of them a control character, no space
 *     at either end
 * @param cronExpression when it is due
 * @param zone the zone in which the expression and the business dates are meant
 * @param workflow what its runs cover
 * @param enabled whether its slots become runs
 * @param pauseReason why it is paused, for people; only where it is not enabled; at most {@value #MAX_REASON} characters
 */
public record ScheduleSpec(
        String name,
        String cronExpression,
        ZoneId zone,
        Workflow workflow,
        boolean enabled,
        Optional<String> pauseReason) {

    /** The longest name, in characters. */
    public static final int MAX_NAME = 100;

    /** The longest reason, in characters. */
    public static final int MAX_REASON = 500;

    private static final Pattern NAME = Pattern.compile("(?! )[^\\p{Cntrl}]{1," + MAX_NAME + "}(?<! )");

    /** Refuses a name or a reason that is out of bounds, and a reason of a schedule that is not paused. */
    public ScheduleSpec {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name: must be 1 to " + MAX_NAME
                    + " characters, without control characters and without a space at either end");
        }
        if (pauseReason.filter(reason -> reason.length() > MAX_REASON).isPresent()) {
            throw new IllegalArgumentException("pauseReason: must be at most " + MAX_REASON + " characters");
        }
        if (!pauseReason.map(PlainText::isPlain).orElse(true)) {
            throw new IllegalArgumentException("pauseReason: must not have control characters");
        }
        if (enabled && pauseReason.isPresent()) {
            throw new IllegalArgumentException("pauseReason: only a paused schedule has one");
        }
    }

    /**
     * {@return a schedule that is enabled}
     *
     * @param name its name, 1 to {@value #MAX_NAME} characters, without control characters and without a space at either end
     * @param cronExpression when it is due; read by {@code FireTimes}, not here
     * @param zone the zone of the expression and of the business dates
     * @param workflow what its runs cover
     */
    public static ScheduleSpec of(String name, String cronExpression, ZoneId zone, Workflow workflow) {
        return new ScheduleSpec(name, cronExpression, zone, workflow, true, Optional.empty());
    }

    /**
     * The same, paused.
     *
     * @param reason why, at most {@value #MAX_REASON} characters
     * @return the spec
     */
    public ScheduleSpec paused(Optional<String> reason) {
        return new ScheduleSpec(name, cronExpression, zone, workflow, false, reason);
    }

    /** {@return the same, enabled} */
    public ScheduleSpec resumed() {
        return of(name, cronExpression, zone, workflow);
    }
}
