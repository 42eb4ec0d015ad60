package io.certcron.contract;

import io.certcron.application.port.out.FireTimes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Daily fire times that also know the contract's other expressions, each as certain days of a daily one. */
final class ExampleFireTimes implements FireTimes {

    private static final Instant THE_END = Instant.parse("2050-01-01T00:00:00Z");

    private static final Map<String, Example> EXAMPLES = Map.of(
            FireTimesContract.MONDAYS,
            new Example("15 3 * * *", 0, date -> date.getDayOfWeek() == DayOfWeek.MONDAY),
            FireTimesContract.FIRST_OF_JANUARY,
            new Example("0 0 * * *", 0, date -> date.getDayOfYear() == 1),
            FireTimesContract.QUARTZ_WEEKDAYS,
            new Example("15 3 * * *", 30, date -> date.getDayOfWeek().getValue() <= 5),
            FireTimesContract.QUARTZ_IN_2027,
            new Example("0 2 * * *", 0, date -> date.equals(LocalDate.of(2027, 1, 1))),
            "@daily",
            new Example("0 0 * * *", 0, date -> true),
            "@hourly",
            new Example("0 * * * *", 0, date -> true));

    @Override
    public Optional<Instant> next(String cronExpression, ZoneId zone, Instant after) {
        return upcoming(cronExpression, zone, after).findFirst();
    }

    @Override
    public List<Instant> between(String cronExpression, ZoneId zone, Instant after, Instant through, int limit) {
        return upcoming(cronExpression, zone, after)
                .takeWhile(due -> !due.isAfter(through))
                .limit(limit)
                .toList();
    }

    @Override
    public String describe(String cronExpression) {
        try {
            return example(cronExpression).time().describe();
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("the minute or the hour: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Stream<Instant> upcoming(String cronExpression, ZoneId zone, Instant after) {
        Example example = example(cronExpression);
        return example.time()
                .after(after.minusSeconds(example.second), zone)
                .takeWhile(due -> due.isBefore(THE_END))
                .filter(due -> example.days.test(LocalDate.ofInstant(due, zone)))
                .map(due -> due.plusSeconds(example.second));
    }

    private static Example example(String cronExpression) {
        return EXAMPLES.getOrDefault(cronExpression, new Example(cronExpression, 0, date -> true));
    }

    private record Example(String daily, int second, Predicate<LocalDate> days) {

        TimeOfDay time() {
            return TimeOfDay.parse(daily);
        }
    }
}
