package io.certcron.http.alert;

import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import java.util.ArrayList;
import java.util.List;

/** A run in plain words: counts, codes and the run's id, and nothing about a person. */
final class RunText {

    private RunText() {}

    static String of(RunResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("Certification expiry check of " + result.businessDate() + ", workflow " + result.workflow() + ": "
                + result.status());
        Concerns.of(result).forEach(sentence -> lines.add("- " + sentence));
        lines.add(reminders(result.reminders().tally()));
        lines.add(pauses(result.pauses().tally()));
        if (result.dataErrors() > 0) {
            lines.add("Certifications without a usable expiry date: " + result.dataErrors());
        }
        lines.add("Run " + result.runId());
        return String.join("\n", lines);
    }

    static String of(RunError error) {
        return String.join(
                "\n",
                "Certification expiry check: FAILED",
                "- The run was ended by " + error.code() + ". What is open is done by the next run.",
                "Run " + error.runId());
    }

    private static String reminders(ReminderTally tally) {
        return "Reminders: " + tally.planned() + " planned, " + tally.sent() + " sent, " + tally.alreadySent()
                + " sent before, " + tally.skipped() + " skipped, " + tally.rejected() + " rejected";
    }

    private static String pauses(PauseTally tally) {
        return "Pauses: " + tally.planned() + " planned, " + tally.paused() + " done, " + tally.alreadyPaused()
                + " done before, " + tally.skipped() + " skipped, " + tally.rejected() + " rejected, " + tally.held()
                + " held";
    }
}
