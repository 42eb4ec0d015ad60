package io.certcron.bootstrap.command;

import io.certcron.scheduler.ClockChange;
import io.certcron.scheduler.FireTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Fire times for a person, who is told of changes of the clocks, and for a program. */
final class FireTimeLines {

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE uuuu-MM-dd", Locale.ENGLISH);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ENGLISH);

    private final ZoneId zone;
    private final DateTimeFormatter time;

    private FireTimeLines(ZoneId zone, boolean toTheSecond) {
        this.zone = zone;
        this.time = toTheSecond ? TO_THE_SECOND : TO_THE_MINUTE;
    }

    /** A line for each: local time, UTC, and what the clocks do. */
    static List<String> forPeople(List<FireTime> due, ZoneId zone) {
        boolean toTheSecond = due.stream()
                .anyMatch(each ->
                        each.at().atZone(zone).getSecond() != 0 || each.named().getSecond() != 0);
        FireTimeLines lines = new FireTimeLines(zone, toTheSecond);
        return due.stream().map(lines::line).toList();
    }

    /** A JSON array of UTC instants. */
    static String json(List<FireTime> due) {
        return due.stream().map(each -> '"' + each.at().toString() + '"').collect(Collectors.joining(",", "[", "]"));
    }

    private String line(FireTime due) {
        ZonedDateTime local = due.at().atZone(zone);
        String change = due.change() == ClockChange.NONE ? "" : "  " + words(due, local.toLocalDateTime());
        return "%s %s %s  %s%s"
                .formatted(DAY.format(local), time.format(local), OFFSET.format(local), due.at(), change);
    }

    private String words(FireTime due, LocalDateTime local) {
        LocalDateTime named = due.named();
        if (due.change() == ClockChange.REPEATED) {
            return "clocks go back: " + time.format(named) + " comes twice, and it runs the first time only";
        }
        boolean sameDay = named.toLocalDate().equals(local.toLocalDate());
        return "clocks go forward: " + time.format(named) + " does not exist "
                + (sameDay ? "that day" : "on " + DAY.format(named)) + ", so it runs at " + time.format(local);
    }
}
