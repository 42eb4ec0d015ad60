package io.certcron.http.page.view;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times for people.
 *
 * @param zone the zone in which they read them
 */
public record Times(ZoneId zone) {

    private static final DateTimeFormatter TO_THE_MINUTE = formatter("uuuu-MM-dd HH:mm xxx");
    private static final DateTimeFormatter TO_THE_SECOND = formatter("uuuu-MM-dd HH:mm:ss xxx");
    private static final DateTimeFormatter WITH_WEEKDAY = formatter("EEE uuuu-MM-dd HH:mm xxx");
    private static final DateTimeFormatter UTC = formatter("uuuu-MM-dd HH:mm:ss 'UTC'");
    private static final DateTimeFormatter DATE_WITH_WEEKDAY = formatter("EEE uuuu-MM-dd");
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** To the minute. */
    public Moment minute(Instant instant) {
        return moment(instant, TO_THE_MINUTE);
    }

    /** To the second. */
    public Moment second(Instant instant) {
        return moment(instant, TO_THE_SECOND);
    }

    /** To the minute, with the day of the week. */
    public Moment weekday(Instant instant) {
        return moment(instant, WITH_WEEKDAY);
    }

    /** A date with the day of the week. */
    public static String weekday(LocalDate date) {
        return DATE_WITH_WEEKDAY.format(date);
    }

    /** How long something takes, in its two largest units. */
    public static String length(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 1) {
            return Math.max(0, duration.toMillis()) + " ms";
        }
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min " + seconds % MINUTE + " s";
        }
        return seconds < DAY
                ? seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min"
                : seconds / DAY + " d " + seconds % DAY / HOUR + " h";
    }

    private Moment moment(Instant instant, DateTimeFormatter formatter) {
        return new Moment(
                formatter.format(instant.atZone(zone)),
                UTC.format(instant.atOffset(ZoneOffset.UTC)),
                instant.toString());
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
