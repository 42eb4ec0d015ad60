package io.certcron.bootstrap.command;

import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunResult;
import java.util.Locale;
import java.util.stream.Collectors;

/** A run in words, for a person. */
final class RunReport {

    private RunReport() {}

    static String of(RunResult result) {
        return """
                %s for %s: %s in %.1f s
                  reminders  %s
                  pauses     %s
                  monitoring %s
                """
                .formatted(
                        result.dryRun() ? "Dry run" : "Run",
                        result.businessDate(),
                        statusOf(result),
                        result.elapsed().toMillis() / 1_000.0,
                        remindersOf(result.reminders(), result.dryRun()),
                        pausesOf(result.pauses(), result.dryRun()),
                        monitoringOf(result));
    }

    private static String statusOf(RunResult result) {
        String status = result.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return result.error().map(error -> status + " (" + error.code() + ")").orElse(status);
    }

    static String dueAtThresholds(ReminderTally tally) {
        return tally.plannedByThreshold().entrySet().stream()
                .map(due -> count(due.getValue()) + " at " + due.getKey() + " days")
                .collect(Collectors.joining(", "));
    }

    private static String remindersOf(ReminderResult result, boolean dryRun) {
        if (result instanceof ReminderResult.NotCovered) {
            return "not covered";
        }
        ReminderTally tally = result.tally();
        String due = tally.planned() == 0 ? "none newly due" : "due: " + dueAtThresholds(tally);
        return dryRun
                ? due
                : due + "; sent: " + count(tally.sent())
                        + remarks(tally.alreadySent(), tally.skipped(), tally.rejected()) + endOf(result);
    }

    private static String endOf(ReminderResult result) {
        if (result instanceof ReminderResult.Stopped stopped) {
            return "; stopped (" + stopped.reason() + ") with " + count(stopped.open()) + " open";
        }
        return result instanceof ReminderResult.Unfinished unfinished
                ? "; left for the next run: " + count(unfinished.open())
                : "";
    }

    private static String pausesOf(PauseResult result, boolean dryRun) {
        if (result instanceof PauseResult.NotCovered) {
            return "not covered";
        }
        PauseTally tally = result.tally();
        String due = tally.planned() == 0 ? "none newly due" : "due: " + count(tally.planned());
        String held = tally.held() == 0 ? "" : "; held for a human: " + count(tally.held());
        return dryRun
                ? due + held
                : due + held + "; paused: " + count(tally.paused())
                        + remarks(tally.alreadyPaused(), tally.skipped(), tally.rejected()) + endOf(result);
    }

    private static String endOf(PauseResult result) {
        if (result instanceof PauseResult.Stopped stopped) {
            return "; stopped (" + stopped.reason() + ") with " + count(stopped.open()) + " open";
        }
        return result instanceof PauseResult.Unfinished unfinished
                ? "; left for the next run: " + count(unfinished.open())
                : "";
    }

    private static String remarks(long before, long skipped, long rejected) {
        return (before == 0 ? "" : "; done before: " + count(before))
                + (skipped == 0 ? "" : "; skipped: " + count(skipped))
                + (rejected == 0 ? "" : "; rejected: " + count(rejected));
    }

    private static String monitoringOf(RunResult result) {
        if (result.monitoring() instanceof MonitoringResult.Checked checked) {
            return "missed pauses: " + count(checked.missed().count()) + "; confirmed but not visible: "
                    + count(checked.unconfirmed().count())
                    + (result.dataErrors() == 0 ? "" : "; unusable expiry dates: " + count(result.dataErrors()));
        }
        return result.monitoring() instanceof MonitoringResult.Unavailable ? "failed" : "not made";
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
