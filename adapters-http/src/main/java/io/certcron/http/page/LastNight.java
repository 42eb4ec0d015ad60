package io.certcron.http.page;

import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.RunRecord;
import io.certcron.http.page.view.Badge;
import io.certcron.http.page.view.Headline;
import io.certcron.http.page.view.NightCell;
import io.certcron.http.page.view.NightState;
import io.certcron.http.page.view.ScheduleCard;
import io.certcron.http.page.view.Tone;
import io.certcron.http.page.view.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Last night in one sentence. That nothing ran is as loud as a failure.
 *
 * @param night the latest night on which something ran, or should have
 * @param runs its runs
 * @param sum what they have done
 * @param figures what waits
 * @param schedules the schedules
 */
record LastNight(
        Optional<NightCell> night,
        List<RunRecord> runs,
        NightFigures.Sum sum,
        JobFigures figures,
        List<ScheduleCard> schedules) {

    private static final int MAX_NAMED = 5;

    Headline headline() {
        List<String> alarms = alarms();
        if (night.isEmpty()) {
            return alarms.isEmpty() ? nothingYet() : bad("A schedule did not run.", alarms);
        }
        NightCell cell = night.get();
        String date = cell.businessDate();
        if (cell.state() == NightState.MISSED) {
            return bad("Nothing ran for " + date + ".", with(alarms, cell.details()));
        }
        if (!alarms.isEmpty()) {
            return bad("Not every schedule ran.", with(alarms, date + ": " + cell.words() + "."));
        }
        return switch (cell.state()) {
            case FAILED -> bad("The night of " + date + " failed.", codes());
            case FAILURES -> said(Tone.WARN, "!", "The night of " + date + " ended with failures.", failures(cell));
            case RUNNING -> said(Tone.BUSY, "↻", "The night of " + date + " is under way.", List.of());
            case PAUSED -> said(Tone.WARN, "‖", "Nothing ran for " + date + ": the schedule is paused.", waiting());
            default -> completed(cell);
        };
    }

    private Headline completed(NightCell cell) {
        List<String> details = waiting();
        if (cell.state() == NightState.LATE) {
            details.add("It began over an hour late.");
        }
        String date = cell.businessDate();
        return details.isEmpty()
                ? said(Tone.GOOD, "✓", "All is well: the night of " + date + " is complete.", details)
                : said(Tone.WARN, "!", "The night of " + date + " is complete, and something waits.", details);
    }

    private Headline nothingYet() {
        Optional<ScheduleCard> first = schedules.stream()
                .filter(card -> card.enabled() && !card.next().isEmpty())
                .findFirst();
        return first.map(card -> said(
                        Tone.QUIET,
                        "·",
                        "Nothing has run yet.",
                        List.of("“" + card.name() + "” is due first on "
                                + card.next().get(0).text() + ".")))
                .orElseGet(() -> said(
                        Tone.WARN, "!", "Nothing is scheduled.", List.of("There is no schedule that is not paused.")));
    }

    private List<String> failures(NightCell cell) {
        List<String> details = new ArrayList<>();
        details.add(cell.details() + ".");
        if (sum.rejected() > 0) {
            details.add(Words.count(sum.rejected(), "intent was", "intents were") + " rejected.");
        }
        details.addAll(waiting());
        return details;
    }

    private List<String> waiting() {
        List<String> details = new ArrayList<>();
        if (figures.unresolvedReports() > 0) {
            details.add(Words.count(
                            figures.unresolvedReports(),
                            "report of missed pauses waits",
                            "reports of missed pauses wait")
                    + " in the inbox.");
        }
        if (figures.heldPauses() > 0) {
            details.add(Words.count(figures.heldPauses(), "pause is", "pauses are") + " held, until somebody decides.");
        }
        if (figures.orphanedRuns() > 0) {
            details.add(Words.count(figures.orphanedRuns(), "run has", "runs have") + " lost its process.");
        }
        return details;
    }

    private List<String> codes() {
        return runs.stream()
                .flatMap(run -> run.errorCode().stream())
                .distinct()
                .map(code -> code + ": " + ErrorMeanings.of(code).meaning())
                .limit(MAX_NAMED)
                .toList();
    }

    private List<String> alarms() {
        return schedules.stream()
                .flatMap(card -> card.alarm().stream().map(alarm -> "“" + card.name() + "”: " + alarm))
                .limit(MAX_NAMED)
                .toList();
    }

    private static List<String> with(List<String> some, String more) {
        List<String> all = new ArrayList<>(some);
        if (!more.isEmpty()) {
            all.add(more);
        }
        return all;
    }

    private static Headline bad(String sentence, List<String> details) {
        return said(Tone.BAD, "✕", sentence, details);
    }

    private static Headline said(Tone tone, String mark, String sentence, List<String> details) {
        return new Headline(new Badge(tone, mark, sentence), sentence, details);
    }
}
