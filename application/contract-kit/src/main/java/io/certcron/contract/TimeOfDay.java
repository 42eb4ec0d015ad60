package io.certcron.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A time that is due every day.
 *
 * @param hour from 0 to 23; empty for every hour
 * @param minute from 0 to 59
 */
record TimeOfDay(Optional<Integer> hour, int minute) {

    private static final Pattern FORM =
            Pattern.compile("(?<minute>[0-5]?[0-9]) (?<hour>\\*|[01]?[0-9]|2[0-3]) \\* \\* \\*");

    static TimeOfDay parse(String expression) {
        Matcher matcher = FORM.matcher(expression);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "cronExpression: the fire times for tests read 'minute hour * * *', got '" + expression + "'");
        }
        Optional<Integer> hour = Optional.of(matcher.group("hour"))
                .filter(text -> !text.equals("*"))
                .map(Integer::valueOf);
        return new TimeOfDay(hour, Integer.parseInt(matcher.group("minute")));
    }

    /** The due instants after the given one, without an end. */
    Stream<Instant> after(Instant instant, ZoneId zone) {
        return Stream.iterate(LocalDate.ofInstant(instant, zone), date -> date.plusDays(1))
                .flatMap(date -> on(date, zone))
                .filter(due -> due.isAfter(instant));
    }

    String describe() {
        return hour.map(each -> String.format(Locale.ROOT, "every day at %02d:%02d", each, minute))
                .orElseGet(() -> "every hour at minute " + minute);
    }

    private Stream<Instant> on(LocalDate date, ZoneId zone) {
        IntStream hours = hour.map(IntStream::of).orElseGet(() -> IntStream.range(0, 24));
        return hours.mapToObj(each -> resolve(date.atTime(each, minute), zone))
                .distinct()
                .sorted();
    }

    /** A left-out local time is due at the end of the gap, a repeated one the first time. */
    private static Instant resolve(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }
}
