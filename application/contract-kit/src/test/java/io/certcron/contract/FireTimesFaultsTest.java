package io.certcron.contract;

import io.certcron.application.port.out.FireTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class FireTimesFaultsTest extends FaultFinding<FireTimes> {

    private static final Instant IN_SPRING = Instant.parse("2027-03-28T01:00:00Z");
    private static final Instant IN_AUTUMN = Instant.parse("2026-10-25T00:30:00Z");
    private static final Instant IN_AUTUMN_AGAIN = Instant.parse("2026-10-25T01:30:00Z");

    static class Spoilt extends FireTimesContract {
        @Override
        protected FireTimes fireTimes() {
            return spoilt(new ExampleFireTimes());
        }
    }

    @Override
    Class<?> contract() {
        return Spoilt.class;
    }

    @Override
    List<Fault<FireTimes>> faults() {
        return List.of(
                next(
                        "counts the given instant",
                        (right, cron, zone, after) -> right.next(cron, zone, after.minusMillis(1)),
                        "F01"),
                next("ignores the zone", (right, cron, zone, after) -> right.next(cron, ZoneOffset.UTC, after), "F02"),
                next("skips a night in spring", FireTimesFaultsTest::exceptInSpring, "F03"),
                next("is due twice in autumn", FireTimesFaultsTest::twiceInAutumn, "F04"),
                between("leaves the last one out", FireTimesFaultsTest::withoutTheLast, "F05"),
                between("makes one up", (due, through) -> due.isEmpty() ? List.of(through) : due, "F06"),
                between("names each twice", FireTimesFaultsTest::eachTwice, "F05", "F07"),
                Fault.of("describes all alike", right -> describing(right, "at some time"), "F08"),
                Fault.of("takes any expression", FireTimesFaultsTest::lenient, "F09", "F14"),
                next("knows no days", (right, cron, zone, after) -> right.next(daily(cron), zone, after), "F10"),
                next("knows no seconds", FireTimesFaultsTest::toTheMinute, "F11"),
                next("knows no nicknames", FireTimesFaultsTest::withoutNicknames, "F12"),
                next("never comes to an end", FireTimesFaultsTest::forEver, "F13"),
                Fault.of("does not say what it can't read", FireTimesFaultsTest::curt, "F14"));
    }

    private static Fault<FireTimes> next(String description, ForwardingFireTimes.Next wrong, String... rules) {
        return Fault.of(description, right -> ForwardingFireTimes.next(right, wrong), rules);
    }

    private static Fault<FireTimes> between(String description, ForwardingFireTimes.Between wrong, String... rules) {
        return Fault.of(description, right -> ForwardingFireTimes.between(right, wrong), rules);
    }

    private static Optional<Instant> exceptInSpring(FireTimes right, String cron, ZoneId zone, Instant after) {
        Optional<Instant> due = right.next(cron, zone, after);
        return due.filter(IN_SPRING::equals).isPresent() ? right.next(cron, zone, IN_SPRING) : due;
    }

    private static Optional<Instant> twiceInAutumn(FireTimes right, String cron, ZoneId zone, Instant after) {
        boolean between = !after.isBefore(IN_AUTUMN) && after.isBefore(IN_AUTUMN_AGAIN);
        return between ? Optional.of(IN_AUTUMN_AGAIN) : right.next(cron, zone, after);
    }

    private static List<Instant> withoutTheLast(List<Instant> due, Instant through) {
        return due.stream().filter(each -> each.isBefore(through)).toList();
    }

    private static List<Instant> eachTwice(List<Instant> due, Instant through) {
        return due.stream().flatMap(each -> Stream.of(each, each)).toList();
    }

    private static String daily(String cron) {
        return cron.startsWith("15 3") ? "15 3 * * *" : cron;
    }

    private static Optional<Instant> toTheMinute(FireTimes right, String cron, ZoneId zone, Instant after) {
        return right.next(cron, zone, after).map(due -> due.truncatedTo(ChronoUnit.MINUTES));
    }

    private static Optional<Instant> withoutNicknames(FireTimes right, String cron, ZoneId zone, Instant after) {
        if (cron.startsWith("@")) {
            throw new IllegalArgumentException("cronExpression: no nicknames");
        }
        return right.next(cron, zone, after);
    }

    private static Optional<Instant> forEver(FireTimes right, String cron, ZoneId zone, Instant after) {
        return right.next(cron, zone, after).or(() -> Optional.of(after.plus(Duration.ofDays(365))));
    }

    private static FireTimes describing(FireTimes right, String words) {
        return new ForwardingFireTimes(right) {
            @Override
            public String describe(String cronExpression) {
                super.describe(cronExpression);
                return words;
            }
        };
    }

    private static FireTimes lenient(FireTimes right) {
        return new ForwardingFireTimes(right) {
            @Override
            public String describe(String cronExpression) {
                try {
                    return super.describe(cronExpression);
                } catch (IllegalArgumentException taken) {
                    return "never";
                }
            }
        };
    }

    private static FireTimes curt(FireTimes right) {
        return new ForwardingFireTimes(right) {
            @Override
            public String describe(String cronExpression) {
                try {
                    return super.describe(cronExpression);
                } catch (IllegalArgumentException refused) {
                    throw new IllegalArgumentException("No", refused);
                }
            }
        };
    }
}
