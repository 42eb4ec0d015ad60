package io.certcron.http.page;

import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.RunDetails;
import io.certcron.application.port.out.RunDetails.IntentGroup;
import io.certcron.application.port.out.RunProblem;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.MonitoringResult.Checked;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.http.page.view.Badge;
import io.certcron.http.page.view.Fact;
import io.certcron.http.page.view.FateRow;
import io.certcron.http.page.view.IntentRow;
import io.certcron.http.page.view.JournalRow;
import io.certcron.http.page.view.ProblemView;
import io.certcron.http.page.view.Progress;
import io.certcron.http.page.view.RunRow;
import io.certcron.http.page.view.RunView;
import io.certcron.http.page.view.Times;
import io.certcron.http.page.view.Tone;
import io.certcron.http.page.view.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run, put into words.
 *
 * @param run the run
 * @param times in its zone
 * @param now the time
 */
record RunReport(RunDetails run, Times times, Instant now) {

    RunView view(List<JournalRow> journal) {
        RunRecord shortly = run.record();
        return new RunView(
                RunRow.of(shortly, times, now),
                sentence(),
                shortly.errorCode().map(RunReport::reason),
                run.zone().getId(),
                shortly.finishedAt().map(times::second),
                shortly.finishedAt().isEmpty() && !shortly.dryRun() ? Optional.of(progress()) : Optional.empty(),
                reminders(run.tally().reminders()),
                pauses(run.tally().pauses()),
                check(),
                run.audit().flatMap(AuditRecord::resolution).map(each -> Resolutions.words(each, times)),
                run.planned().stream().map(RunReport::fate).toList(),
                run.rejected().stream().map(IntentRow::of).toList(),
                run.problems().stream().map(this::problem).toList(),
                journal,
                "cron_run_id = \"" + shortly.runId() + "\"");
    }

    private String sentence() {
        String about = Words.of(run.record().workflow()) + " of "
                + Times.weekday(run.record().businessDate());
        String dry = run.record().dryRun() ? " This is a dry run: it only counts what is due." : "";
        String how =
                switch (run.record().status()) {
                    case RUNNING -> "The run is under way";
                    case COMPLETED -> "Everything that was due is settled";
                    case COMPLETED_WITH_FAILURES -> "The run came to its end, and something is rejected, held or left";
                    case INCOMPLETE -> "The run stopped before its end; the next one carries on";
                    case FAILED -> "Something unexpected ended the run";
                };
        return how + ": " + about + "." + dry;
    }

    private static String reason(String code) {
        ErrorMeanings.Meaning meaning = ErrorMeanings.of(code);
        return code + ": " + meaning.meaning() + " " + meaning.fix();
    }

    private Progress progress() {
        long planned = sum(run.planned(), false);
        return new Progress(sum(run.planned(), true), planned);
    }

    private static long sum(List<IntentGroup> groups, boolean settledOnly) {
        return groups.stream()
                .filter(group -> !settledOnly || group.status().isSettled() || group.status() == IntentStatus.HELD)
                .mapToLong(IntentGroup::count)
                .sum();
    }

    private static List<Fact> reminders(ReminderTally tally) {
        List<Fact> facts = new ArrayList<>();
        tally.plannedByThreshold()
                .forEach((days, count) -> facts.add(Fact.plain("due at " + days + " days", Words.number(count))));
        facts.add(Fact.plain("superseded", Words.number(tally.superseded())));
        facts.add(Fact.plain("sent", Words.number(tally.sent())));
        facts.add(Fact.plain("sent before", Words.number(tally.alreadySent())));
        facts.add(Fact.plain("skipped", Words.number(tally.skipped())));
        facts.add(alarming("rejected", tally.rejected()));
        return facts;
    }

    private static List<Fact> pauses(PauseTally tally) {
        return List.of(
                Fact.plain("due", Words.number(tally.planned())),
                Fact.plain("paused", Words.number(tally.paused())),
                Fact.plain("paused before", Words.number(tally.alreadyPaused())),
                Fact.plain("skipped", Words.number(tally.skipped())),
                alarming("rejected", tally.rejected()));
    }

    private static Fact alarming(String label, long count) {
        return new Fact(label, Words.number(count), count > 0 ? Tone.BAD : Tone.QUIET, Optional.empty());
    }

    private Badge check() {
        Optional<MonitoringResult> made = run.monitoring();
        if (made.isEmpty()) {
            return new Badge(Tone.QUIET, "·", "The check for missed pauses is still to be made.");
        }
        if (made.get() instanceof Checked checked) {
            return found(checked.missed().count(), checked.unconfirmed().count());
        }
        return made.get() instanceof MonitoringResult.Unavailable
                ? new Badge(Tone.BAD, "✕", "The check for missed pauses failed: whether one was missed is unknown.")
                : new Badge(Tone.QUIET, "·", "No check for missed pauses was made.");
    }

    private static Badge found(long missed, long unconfirmed) {
        if (missed + unconfirmed == 0) {
            return new Badge(Tone.GOOD, "✓", "The check found no missed pause.");
        }
        List<String> found = new ArrayList<>();
        if (missed > 0) {
            found.add(Words.count(missed, "missed pause", "missed pauses"));
        }
        if (unconfirmed > 0) {
            found.add(Words.count(unconfirmed, "pause", "pauses")
                    + " that the service confirmed and the table does not show");
        }
        return new Badge(Tone.BAD, "!", "The check found " + String.join(", and ", found) + ".");
    }

    private static FateRow fate(IntentGroup group) {
        return new FateRow(
                Words.of(group.action()),
                Words.of(group.status()),
                Words.number(group.count()),
                group.errorCode(),
                group.errorCode().map(code -> ErrorMeanings.of(code).meaning()).orElse(""),
                group.httpStatus().isPresent()
                        ? Integer.toString(group.httpStatus().getAsInt())
                        : "");
    }

    private ProblemView problem(RunProblem problem) {
        ErrorMeanings.Meaning meaning = ErrorMeanings.of(problem.code().name());
        Badge badge =
                switch (problem.severity()) {
                    case ERROR -> new Badge(Tone.BAD, "✕", "error");
                    case WARN -> new Badge(Tone.WARN, "!", "warning");
                    case INFO -> new Badge(Tone.QUIET, "i", "info");
                };
        return new ProblemView(
                badge,
                problem.message(),
                problem.code().name(),
                meaning.meaning(),
                meaning.fix(),
                Words.count(problem.count(), "time", "times"),
                times.second(problem.firstAt()),
                times.second(problem.lastAt()),
                problem.example().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> new ProblemView.Detail(each.getKey(), String.valueOf(each.getValue())))
                        .toList());
    }
}
