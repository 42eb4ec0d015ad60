package io.certcron.scheduler;

import com.cronutils.descriptor.CronDescriptor;
import com.cronutils.model.Cron;
import com.cronutils.model.time.ExecutionTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When a schedule is due: five UNIX fields, six or seven Quartz fields, or a nickname such as {@code @daily}. Thread-safe.
 *
 * <p>The expression is evaluated on a clock without daylight saving time, and each local time then put on the zone's
 * clock: one that a clock change leaves out is due at the first instant after the gap, one that is repeated is due the
 * first time. Evaluated on the zone's own clock, cron-utils misses nights.
 */
public final class CronExpression {

    static final Map<String, String> NICKNAMES = new TreeMap<>(Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *"));

    /** How far to look back for the latest due instant, step by step, so that no step has many of them. */
    private static final List<Duration> LOOK_BACK = List.of(
            Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(32), Duration.ofDays(367));

    private final String text;
    private final Cron cron;
    private final ExecutionTime times;

    private CronExpression(String text, Cron cron) {
        this.text = text;
        this.cron = cron;
        this.times = ExecutionTime.forCron(cron);
    }

    /**
     * Reads an expression.
     *
     * @throws IllegalArgumentException if it can't be read; the message names the field, its position and the fault
     */
    public static CronExpression parse(String text) {
        String expression = text.strip();
        if (expression.startsWith("@")) {
            String meant = NICKNAMES.get(expression.toLowerCase(Locale.ROOT));
            if (meant == null) {
                throw CronFault.unknownNickname(expression);
            }
            return new CronExpression(expression, CronSyntax.UNIX.parse(meant));
        }
        return new CronExpression(expression, parseFields(expression));
    }

    private static Cron parseFields(String expression) {
        int fields = expression.isEmpty() ? 0 : expression.split("\\s+", -1).length;
        if (!CronSyntax.knowsFields(fields)) {
            throw CronFault.wrongNumberOfFields(fields);
        }
        CronSyntax syntax = CronSyntax.ofFields(fields);
        try {
            return syntax.parse(expression.replaceAll("\\s+", " "));
        } catch (IllegalArgumentException fault) {
            throw CronFault.in(expression, syntax, fault);
        }
    }

    /** The expression as it was written. */
    public String text() {
        return text;
    }

    /** The expression as an English sentence, without a zone. */
    public String describe() {
        return "Runs " + CronDescriptor.instance(Locale.ENGLISH).describe(cron) + ".";
    }

    /** The first due instant after the given one; empty where there is none, as all years named lie behind it. */
    public Optional<Instant> nextAfter(Instant after, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(after, zone);
        while (true) {
            Optional<LocalDateTime> next = nextLocal(local);
            Optional<Instant> due = next.map(time -> resolve(time, zone));
            if (due.isEmpty() || due.get().isAfter(after)) {
                return due;
            }
            local = next.get();
        }
    }

    /** The next due instants, in order; at most as many as asked for. */
    public List<Instant> upcoming(Instant after, ZoneId zone, int count) {
        return Stream.iterate(
                        nextAfter(after, zone), Optional::isPresent, due -> due.flatMap(each -> nextAfter(each, zone)))
                .limit(count)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The latest due instant after one and not after another; empty where there is none. */
    Optional<Instant> latest(Instant after, Instant through, ZoneId zone) {
        for (Duration far : LOOK_BACK) {
            Instant from = through.minus(far);
            Optional<Instant> latest = latestStepwise(from.isAfter(after) ? from : after, through, zone);
            if (latest.isPresent() || !from.isAfter(after)) {
                return latest;
            }
        }
        return latestStepwise(after, through, zone);
    }

    private Optional<Instant> latestStepwise(Instant after, Instant through, ZoneId zone) {
        Optional<Instant> latest = Optional.empty();
        Optional<Instant> next = nextAfter(after, zone);
        while (next.isPresent() && !next.get().isAfter(through)) {
            latest = next;
            next = nextAfter(next.get(), zone);
        }
        return latest;
    }

    /** In whole seconds, as cron-utils would keep the fraction. */
    private Optional<LocalDateTime> nextLocal(LocalDateTime after) {
        ZonedDateTime reference = after.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC);
        return times.nextExecution(reference).map(ZonedDateTime::toLocalDateTime);
    }

    private static Instant resolve(LocalDateTime local, ZoneId zone) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        return transition != null && transition.isGap()
                ? transition.getInstant()
                : local.atZone(zone).toInstant();
    }

    @Override
    public String toString() {
        return text;
    }
}
