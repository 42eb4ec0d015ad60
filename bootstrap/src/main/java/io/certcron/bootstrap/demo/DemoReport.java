package io.certcron.bootstrap.demo;

import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What two runs of the demo did, in words and figures. */
record DemoReport(RunResult first, RunResult second) {

    /** Whether both runs were completed, the first did something, and the second found nothing to do. */
    boolean isAsExpected() {
        return first.status() == RunStatus.COMPLETED
                && first.monitoring() instanceof MonitoringResult.Checked
                && second.status() == RunStatus.COMPLETED
                && workOf(first) > 0
                && workOf(second) == 0;
    }

    String text() {
        ReminderTally reminders = first.reminders().tally();
        PauseTally pauses = first.pauses().tally();
        return """
                First run, for %s: %s in %s
                %s
                  expire today      %,6d   paused    %,d
                  unusable dates    %,6d   left alone, and reported in the log
                  missed pauses     %,6d   expired earlier, and nobody paused them: see cron_audit_log

                Second run, for %s: %s in %s
                  newly due         %,6d   sent or paused %,d%s

                """
                .formatted(
                        first.businessDate(),
                        statusOf(first),
                        secondsOf(first),
                        remindersByThreshold(reminders),
                        pauses.planned(),
                        pauses.paused(),
                        first.dataErrors(),
                        missedIn(first),
                        second.businessDate(),
                        statusOf(second),
                        secondsOf(second),
                        second.reminders().tally().planned()
                                + second.pauses().tally().planned(),
                        doneBy(second),
                        workOf(second) == 0 ? ": it found nothing to do" : "");
    }

    private static String remindersByThreshold(ReminderTally tally) {
        String due = tally.plannedByThreshold().entrySet().stream()
                .map(DemoReport::dueAtThreshold)
                .collect(Collectors.joining("\n"));
        return due
                + String.format(
                        Locale.ROOT, "%n  reminders         %,6d   sent      %,d", tally.planned(), tally.sent());
    }

    private static String dueAtThreshold(Map.Entry<Integer, Long> due) {
        return String.format(Locale.ROOT, "  due at %2d days    %,6d", due.getKey(), due.getValue());
    }

    private static long missedIn(RunResult result) {
        return result.monitoring() instanceof MonitoringResult.Checked checked
                ? checked.missed().count()
                : 0;
    }

    private static long workOf(RunResult result) {
        return result.reminders().tally().planned() + result.pauses().tally().planned() + doneBy(result);
    }

    private static long doneBy(RunResult result) {
        return result.reminders().tally().sent() + result.pauses().tally().paused();
    }

    private static String statusOf(RunResult result) {
        return result.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String secondsOf(RunResult result) {
        return String.format(Locale.ROOT, "%.2f s", result.elapsed().toMillis() / 1_000.0);
    }
}
