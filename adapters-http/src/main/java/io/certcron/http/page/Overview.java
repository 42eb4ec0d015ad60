package io.certcron.http.page;

import io.certcron.application.operations.Operations;
import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.Schedule;
import io.certcron.http.page.view.Fact;
import io.certcron.http.page.view.NightCell;
import io.certcron.http.page.view.NightState;
import io.certcron.http.page.view.NightStrip;
import io.certcron.http.page.view.OverviewView;
import io.certcron.http.page.view.RunRow;
import io.certcron.http.page.view.ScheduleCard;
import io.certcron.http.page.view.ScheduleList;
import io.certcron.http.page.view.Times;
import io.certcron.http.page.view.Tone;
import io.certcron.http.page.view.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Puts the first page together. Used by one thread at a time. */
final class Overview {

    /** How many are watched for what did not run; far more than anybody has. */
    private static final int MAX_SCHEDULES = 1_000;

    private static final int MAX_RUNS = 20;

    private final Operations operations;
    private final Clock clock;
    private final ZoneId zone;
    private final Nights nights;
    private final ScheduleCards cards;
    private final NightFigures nightFigures;

    Overview(Operations operations, SlotTimes slotTimes, Clock clock, ZoneId zone) {
        this.operations = operations;
        this.clock = clock;
        this.zone = zone;
        this.nights = new Nights(operations, slotTimes);
        this.cards = new ScheduleCards(operations.history(), slotTimes);
        this.nightFigures = new NightFigures(operations.history());
    }

    OverviewView read(JobFigures figures) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, zone);
        List<Schedule> schedules = operations.schedules().list(Optional.empty(), MAX_SCHEDULES);
        List<ScheduleCard> all = cards.of(schedules, now);
        List<NightCell> cells = nights.before(today, now, schedules);
        List<RunRecord> runs = runsOf(lastNight(cells));
        NightFigures.Sum sum = nightFigures.of(runs);
        LastNight lastNight = new LastNight(lastNight(cells), runs, sum, figures, all);
        Times times = new Times(zone);
        return new OverviewView(
                lastNight.headline(),
                facts(sum, figures, now),
                runs.stream().map(run -> RunRow.of(run, times, now)).toList(),
                new NightStrip(cells),
                ScheduleList.of(all, true));
    }

    /** The latest night on which something ran, or should have. */
    private static Optional<NightCell> lastNight(List<NightCell> cells) {
        return cells.stream().filter(cell -> cell.state() != NightState.NONE).reduce((earlier, later) -> later);
    }

    private List<RunRecord> runsOf(Optional<NightCell> night) {
        return night.map(cell -> operations
                        .history()
                        .list(
                                new Filter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(cell.date()),
                                        false),
                                Optional.empty(),
                                MAX_RUNS))
                .orElse(List.of());
    }

    private static List<Fact> facts(NightFigures.Sum sum, JobFigures figures, Instant now) {
        long backlog =
                figures.backlog().values().stream().mapToLong(Long::longValue).sum();
        String oldest = figures.oldestUnsettled().values().stream()
                .min(Instant::compareTo)
                .map(at -> ", oldest " + Times.length(Duration.between(at, now)))
                .orElse("");
        return List.of(
                Fact.plain("Reminders sent", Words.number(sum.reminded())),
                Fact.plain("Mentors paused", Words.number(sum.paused())),
                Fact.plain("Skipped", Words.number(sum.skipped())),
                new Fact(
                        "Rejected",
                        Words.number(sum.rejected()),
                        sum.rejected() > 0 ? Tone.BAD : Tone.QUIET,
                        Optional.empty()),
                Fact.waiting("Reports of missed pauses", figures.unresolvedReports(), "/inbox#missed"),
                Fact.waiting("Held pauses", figures.heldPauses(), "/inbox#held"),
                Fact.plain("Still to be sent", Words.number(backlog) + oldest));
    }
}
