package io.certcron.contract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The little of cron that tests need.
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
                    "cronExpression: the hand-cranked scheduler reads 'minute hour * * *', got '" + expression + "'");
        }
        Optional<Integer> hour = Optional.of(matcher.group("hour"))
                .filter(text -> !text.equals("*"))
                .map(Integer::valueOf);
        return new TimeOfDay(hour, Integer.parseInt(matcher.group("minute")));
    }

    /** The latest due instant after one and not after another; there is none where the clock went back. */
    Optional<Instant> latest(Instant after, Instant through, ZoneId zone) {
        if (!through.isAfter(after)) {
            return Optional.empty();
        }
        LocalDate first = LocalDate.ofInstant(after, zone);
        LocalDate last = LocalDate.ofInstant(through, zone);
        return first.datesUntil(last.plusDays(1))
                .flatMap(this::timesOn)
                .map(local -> resolve(local, zone))
                .filter(due -> due.isAfter(after) && !due.isAfter(through))
                .max(Comparator.naturalOrder());
    }

    private Stream<LocalDateTime> timesOn(LocalDate date) {
        IntStream hours = hour.map(IntStream::of).orElseGet(() -> IntStream.range(0, 24));
        return hours.mapToObj(each -> date.atTime(each, minute));
    }

    /** A left-out local time is due at the end of the gap, a repeated one the first time. */
    private static Instant resolve(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }
}
