package io.certcron.http.page;

import io.certcron.application.schedule.Schedules;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** When schedules are due, and were; worked out once for each expression. Thread-safe. */
final class SlotTimes {

    /** How many fire times are shown. */
    static final int SHOWN = 5;

    private static final int MAX_REMEMBERED = 2_000;
    private static final int MANY = 10_000;

    /** Looking back over ever longer times finds the latest slot soon, be it of each minute or of each year. */
    private static final List<Duration> LOOKING_BACK =
            List.of(Duration.ofHours(1), Duration.ofDays(2), Duration.ofDays(35), Duration.ofDays(400));

    private final Schedules schedules;
    private final Clock clock;
    private final Map<Timetable, List<Instant>> upcoming = new ConcurrentHashMap<>();
    private final Map<Timetable, String> sentences = new ConcurrentHashMap<>();
    private final Map<Dates, Set<LocalDate>> dates = new ConcurrentHashMap<>();

    SlotTimes(Schedules schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    /** The next fire times, paused or not; none where nobody can read the expression. */
    List<Instant> next(ScheduleSpec spec) {
        Timetable key = Timetable.of(spec);
        Instant now = clock.instant();
        List<Instant> known = upcoming.get(key);
        if (known != null && !known.isEmpty() && known.get(0).isAfter(now)) {
            return known;
        }
        List<Instant> found = readable(() -> schedules.upcoming(spec, SHOWN), List.of());
        remember(upcoming, key, found);
        return found;
    }

    /** The expression as a sentence. */
    String describe(ScheduleSpec spec) {
        Timetable key = Timetable.of(spec);
        String known = sentences.get(key);
        if (known != null) {
            return known;
        }
        String sentence = readable(() -> schedules.describe(spec), "The expression can't be read.");
        remember(sentences, key, sentence);
        return sentence;
    }

    /** The latest fire time up to then; empty where there was none in a year. */
    Optional<Instant> latest(ScheduleSpec spec, Instant through) {
        for (Duration back : LOOKING_BACK) {
            List<Instant> found =
                    readable(() -> schedules.between(spec, through.minus(back), through, MANY), List.of());
            if (!found.isEmpty()) {
                return Optional.of(found.get(found.size() - 1));
            }
        }
        return Optional.empty();
    }

    /** The dates, both included, on which the schedule was due after it was created and up to then. */
    Set<LocalDate> dueDates(Schedule schedule, LocalDate from, Instant through) {
        ScheduleSpec spec = schedule.spec();
        LocalDate created = LocalDate.ofInstant(schedule.createdAt(), spec.zone());
        LocalDate first = created.isAfter(from) ? created : from;
        LocalDate last = LocalDate.ofInstant(through, spec.zone());
        Set<LocalDate> whole = wholeDays(spec, first, last);
        Set<LocalDate> due = new TreeSet<>(whole);
        latest(spec, through)
                .map(instant -> LocalDate.ofInstant(instant, spec.zone()))
                .ifPresent(due::add);
        due.removeIf(date -> date.isBefore(first));
        if (first.equals(created)) {
            due.removeIf(date -> date.equals(created) && !isDue(spec, schedule.createdAt(), created, through));
        }
        return due;
    }

    /** All days but the last, which is not over. */
    private Set<LocalDate> wholeDays(ScheduleSpec spec, LocalDate first, LocalDate last) {
        Dates key = new Dates(Timetable.of(spec), first, last);
        Set<LocalDate> known = dates.get(key);
        if (known != null) {
            return known;
        }
        Set<LocalDate> found = new TreeSet<>();
        Instant end = last.atStartOfDay(spec.zone()).toInstant().minusNanos(1);
        Instant after = first.atStartOfDay(spec.zone()).toInstant().minusNanos(1);
        Optional<Instant> due = firstBetween(spec, after, end);
        while (due.isPresent()) {
            LocalDate date = LocalDate.ofInstant(due.get(), spec.zone());
            found.add(date);
            after = date.plusDays(1).atStartOfDay(spec.zone()).toInstant().minusNanos(1);
            due = firstBetween(spec, after, end);
        }
        remember(dates, key, Set.copyOf(found));
        return found;
    }

    private boolean isDue(ScheduleSpec spec, Instant after, LocalDate date, Instant through) {
        Instant end = date.plusDays(1).atStartOfDay(spec.zone()).toInstant().minusNanos(1);
        return firstBetween(spec, after, end.isBefore(through) ? end : through).isPresent();
    }

    private Optional<Instant> firstBetween(ScheduleSpec spec, Instant after, Instant through) {
        return after.isBefore(through)
                ? readable(() -> schedules.between(spec, after, through, 1), List.<Instant>of()).stream()
                        .findFirst()
                : Optional.empty();
    }

    private static <T> T readable(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (IllegalArgumentException unreadable) {
            return otherwise;
        }
    }

    private static <K, V> void remember(Map<K, V> memory, K key, V value) {
        if (memory.size() >= MAX_REMEMBERED) {
            memory.clear();
        }
        memory.put(key, value);
    }

    private record Timetable(String expression, ZoneId zone) {

        static Timetable of(ScheduleSpec spec) {
            return new Timetable(spec.cronExpression(), spec.zone());
        }
    }

    private record Dates(Timetable timetable, LocalDate first, LocalDate last) {}
}
