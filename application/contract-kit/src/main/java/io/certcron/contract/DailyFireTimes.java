package io.certcron.contract;

import io.certcron.application.port.out.FireTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The little of cron that tests need: a minute, and an hour or {@code *}, such as {@code 30 2 * * *}; every other
 * expression is refused. It passes {@link DailyFireTimesContract}. Thread-safe.
 */
public final class DailyFireTimes implements FireTimes {

    /** Fire times without any state. */
    public DailyFireTimes() {}

    @Override
    public Optional<Instant> next(String cronExpression, ZoneId zone, Instant after) {
        return TimeOfDay.parse(cronExpression).after(after, zone).findFirst();
    }

    @Override
    public List<Instant> between(String cronExpression, ZoneId zone, Instant after, Instant through, int limit) {
        return TimeOfDay.parse(cronExpression)
                .after(after, zone)
                .takeWhile(due -> !due.isAfter(through))
                .limit(limit)
                .toList();
    }

    @Override
    public String describe(String cronExpression) {
        return TimeOfDay.parse(cronExpression).describe();
    }
}
