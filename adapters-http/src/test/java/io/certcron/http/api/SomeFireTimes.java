package io.certcron.http.api;

import io.certcron.application.port.out.FireTimes;
import io.certcron.contract.DailyFireTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Every day at some time, or on 30 February. */
final class SomeFireTimes implements FireTimes {

    private static final String NEVER = "0 0 30 2 *";

    private final FireTimes daily = new DailyFireTimes();

    @Override
    public Optional<Instant> next(String cronExpression, ZoneId zone, Instant after) {
        return cronExpression.equals(NEVER) ? Optional.empty() : daily.next(cronExpression, zone, after);
    }

    @Override
    public List<Instant> between(String cronExpression, ZoneId zone, Instant after, Instant through, int limit) {
        return cronExpression.equals(NEVER) ? List.of() : daily.between(cronExpression, zone, after, through, limit);
    }

    @Override
    public String describe(String cronExpression) {
        return cronExpression.equals(NEVER) ? "on 30 February" : daily.describe(cronExpression);
    }
}
