package io.certcron.http.page;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.RunHistory.Night;
import io.certcron.application.port.out.SlotRecord;
import io.certcron.domain.Schedule;
import io.certcron.domain.SkipReason;
import io.certcron.http.page.view.NightCell;
import io.certcron.http.page.view.NightState;
import io.certcron.http.page.view.Words;
import io.certcron.http.server.Remembered;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each of the last nights went, and on which of them nothing ran although something was due. */
final class Nights {

    static final int SHOWN = 90;

    /** A slot becomes a run within seconds; later than that, nobody is there to see it. */
    static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration REASONS = Duration.ofMinutes(1);
    private static final int MAX_SLOTS = 100;
    private static final int MAX_ASKED = 10;

    private final Operations operations;
    private final SlotTimes slotTimes;
    private final Remembered<Map<LocalDate, SkipReason>> reasons;
    private List<Schedule> asked = List.of();

    Nights(Operations operations, SlotTimes slotTimes) {
        this.operations = operations;
        this.slotTimes = slotTimes;
        this.reasons = new Remembered<>(this::skipReasons, REASONS);
    }

    /** The oldest first. */
    List<NightCell> before(LocalDate today, Instant now, List<Schedule> schedules) {
        LocalDate from = today.minusDays(SHOWN);
        Map<LocalDate, Night> ran = operations.history().nights(from, today.plusDays(1)).stream()
                .collect(Collectors.toMap(Night::businessDate, Function.identity()));
        Set<LocalDate> due = new HashSet<>();
        Set<LocalDate> duePaused = new HashSet<>();
        for (Schedule schedule : schedules) {
            Set<LocalDate> dates = slotTimes.dueDates(schedule, from, now.minus(GRACE));
            (schedule.spec().enabled() ? due : duePaused).addAll(dates);
        }
        if (schedules.isEmpty()) {
            due.addAll(betweenRuns(ran.keySet()));
        }
        asked = schedules;
        LocalDate last = lastOf(today, Stream.of(ran.keySet(), due, duePaused));
        List<NightCell> cells = new ArrayList<>();
        for (LocalDate date = last.minusDays(SHOWN - 1L); !date.isAfter(last); date = date.plusDays(1)) {
            Optional<Night> night = Optional.ofNullable(ran.get(date));
            LocalDate day = date;
            cells.add(night.map(Nights::cell).orElseGet(() -> withoutRun(day, due, duePaused)));
        }
        return cells;
    }

    private NightCell withoutRun(LocalDate date, Set<LocalDate> due, Set<LocalDate> duePaused) {
        if (!due.contains(date) && !duePaused.contains(date)) {
            return cell(date, NightState.NONE, "");
        }
        SkipReason reason = reasons.get().get(date);
        if (reason == SkipReason.PAUSED || (reason == null && !due.contains(date))) {
            return cell(date, NightState.PAUSED, "");
        }
        return cell(date, NightState.MISSED, reason == null ? "" : Words.of(reason));
    }

    private static NightCell cell(Night night) {
        NightState state = stateOf(night);
        List<String> more = new ArrayList<>();
        add(more, night.completed(), "run completed", "runs completed");
        add(more, night.withFailures(), "run with failures", "runs with failures");
        add(more, night.incomplete(), "incomplete run", "incomplete runs");
        add(more, night.failed(), "failed run", "failed runs");
        add(more, night.late(), "run over an hour late", "runs over an hour late");
        add(more, night.missedPauses().orElse(0L), "missed pause", "missed pauses");
        return cell(night.businessDate(), state, String.join(", ", more));
    }

    static NightState stateOf(Night night) {
        if (night.running() > 0) {
            return NightState.RUNNING;
        }
        if (night.failed() > 0 && night.completed() + night.withFailures() == 0) {
            return NightState.FAILED;
        }
        if (night.failed()
                        + night.withFailures()
                        + night.incomplete()
                        + night.missedPauses().orElse(0L)
                > 0) {
            return NightState.FAILURES;
        }
        return night.late() > 0 ? NightState.LATE : NightState.COMPLETED;
    }

    private static void add(List<String> words, long count, String one, String many) {
        if (count > 0) {
            words.add(Words.count(count, one, many));
        }
    }

    private static NightCell cell(LocalDate date, NightState state, String more) {
        return new NightCell(date, state, more);
    }

    private static LocalDate lastOf(LocalDate today, Stream<Set<LocalDate>> dates) {
        LocalDate yesterday = today.minusDays(1);
        return dates.flatMap(Set::stream)
                .filter(date -> date.isAfter(yesterday))
                .max(LocalDate::compareTo)
                .orElse(yesterday);
    }

    /** Where others keep the schedule, a night is expected between any two. */
    private static Set<LocalDate> betweenRuns(Set<LocalDate> ran) {
        return ran.stream()
                .min(LocalDate::compareTo)
                .map(first -> first.datesUntil(
                                ran.stream().max(LocalDate::compareTo).orElse(first))
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    private Map<LocalDate, SkipReason> skipReasons() {
        Map<LocalDate, SkipReason> found = new HashMap<>();
        for (Schedule schedule : asked.stream().limit(MAX_ASKED).toList()) {
            for (SlotRecord slot : operations.slots().latest(schedule.cronId(), MAX_SLOTS)) {
                LocalDate date = LocalDate.ofInstant(
                        slot.slot().scheduledFor(), schedule.spec().zone());
                slot.skipReason().ifPresent(reason -> found.merge(date, reason, Nights::graver));
            }
        }
        return found;
    }

    private static SkipReason graver(SkipReason one, SkipReason other) {
        return one == SkipReason.PAUSED ? other : one;
    }
}
