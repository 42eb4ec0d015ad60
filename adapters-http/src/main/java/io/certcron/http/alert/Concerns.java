package io.certcron.http.alert;

import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** What people want to know about a run: a sentence each, in counts and codes. */
final class Concerns {

    private Concerns() {}

    /** Everything of concern about a run that came to its end. Empty on an ordinary night, and on no other. */
    static List<String> of(RunResult result) {
        List<String> found = new ArrayList<>();
        if (result.status() == RunStatus.INCOMPLETE) {
            found.add("The run was stopped before everything was done.");
        }
        add(found, result.reminders());
        add(found, result.pauses());
        add(found, result.monitoring());
        if (found.isEmpty() && result.status() != RunStatus.COMPLETED) {
            found.add("Something else went wrong, which the log of the run tells.");
        }
        return List.copyOf(found);
    }

    private static void add(List<String> found, ReminderResult reminders) {
        if (reminders.tally().rejected() > 0) {
            found.add("Reminders rejected, to be looked at by hand: "
                    + reminders.tally().rejected() + ".");
        }
        if (reminders instanceof ReminderResult.Stopped stopped) {
            found.add("Reminders were stopped (" + stopped.reason() + "). Left for the next run: " + stopped.open()
                    + ".");
        } else if (reminders instanceof ReminderResult.Unfinished unfinished) {
            found.add("Reminders left for the next run: " + unfinished.open() + ".");
        }
    }

    private static void add(List<String> found, PauseResult pauses) {
        if (pauses.tally().rejected() > 0) {
            found.add("Pauses rejected, to be looked at by hand: "
                    + pauses.tally().rejected() + ".");
        }
        if (pauses.tally().held() > 0) {
            found.add("Pauses held by the brake, to be released or dropped: "
                    + pauses.tally().held() + ".");
        }
        if (pauses instanceof PauseResult.Stopped stopped) {
            found.add("Pauses were stopped (" + stopped.reason() + "). Left for the next run: " + stopped.open() + ".");
        } else if (pauses instanceof PauseResult.Unfinished unfinished) {
            found.add("Pauses left for the next run: " + unfinished.open() + ".");
        }
    }

    private static void add(List<String> found, MonitoringResult monitoring) {
        if (monitoring instanceof MonitoringResult.Unavailable) {
            found.add("Whether pauses were missed could not be checked.");
        } else if (monitoring instanceof MonitoringResult.Checked checked) {
            if (!checked.missed().isEmpty()) {
                found.add("Expired certifications that nobody paused: "
                        + checked.missed().count() + ".");
            }
            if (!checked.unconfirmed().isEmpty()) {
                found.add("Pauses that the service confirmed and the table does not show: "
                        + checked.unconfirmed().count() + ".");
            }
        }
    }
}
