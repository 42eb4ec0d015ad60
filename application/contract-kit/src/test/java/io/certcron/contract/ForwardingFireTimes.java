package io.certcron.contract;

import io.certcron.application.port.out.FireTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Fire times that are those of another; faults override what they spoil. */
class ForwardingFireTimes implements FireTimes {

    final FireTimes right;

    ForwardingFireTimes(FireTimes right) {
        this.right = right;
    }

    /** Where the next due instant is another. */
    static FireTimes next(FireTimes right, Next wrong) {
        return new ForwardingFireTimes(right) {
            @Override
            public Optional<Instant> next(String cronExpression, ZoneId zone, Instant after) {
                return wrong.next(right, cronExpression, zone, after);
            }
        };
    }

    /** Where other due instants are between. */
    static FireTimes between(FireTimes right, Between wrong) {
        return new ForwardingFireTimes(right) {
            @Override
            public List<Instant> between(
                    String cronExpression, ZoneId zone, Instant after, Instant through, int limit) {
                return wrong.between(super.between(cronExpression, zone, after, through, limit), through);
            }
        };
    }

    @Override
    public Optional<Instant> next(String cronExpression, ZoneId zone, Instant after) {
        return right.next(cronExpression, zone, after);
    }

    @Override
    public List<Instant> between(String cronExpression, ZoneId zone, Instant after, Instant through, int limit) {
        return right.between(cronExpression, zone, after, through, limit);
    }

    @Override
    public String describe(String cronExpression) {
        return right.describe(cronExpression);
    }

    /** Finds a wrong next instant. */
    @FunctionalInterface
    interface Next {
        Optional<Instant> next(FireTimes right, String cronExpression, ZoneId zone, Instant after);
    }

    /** Makes wrong instants of the right ones. */
    @FunctionalInterface
    interface Between {
        List<Instant> between(List<Instant> right, Instant through);
    }
}
