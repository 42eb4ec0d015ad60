package io.certcron.http.alert;

import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Something about a run that people may want to know.
 *
 * @param needsHuman whether the next run can't make up for it by itself, or not soon enough
 * @param sentence what it is, in counts and codes
 */
record Concern(boolean needsHuman, String sentence) {

    /** Everything of concern about a run that came to its end. Empty on an ordinary night. */
    static List<Concern> of(RunResult result) {
        List<Concern> found = new ArrayList<>();
        if (result.status() == RunStatus.INCOMPLETE) {
            found.add(human("The run was stopped before everything was done."));
        }
        add(found, result.reminders());
        add(found, result.pauses());
        add(found, result.monitoring());
        if (found.isEmpty() && result.status() != RunStatus.COMPLETED) {
            found.add(human("Something else went wrong, which the log of the run tells."));
        }
        return List.copyOf(found);
    }

    private static void add(List<Concern> found, ReminderResult reminders) {
        if (reminders.tally().rejected() > 0) {
            found.add(human("Reminders rejected, to be looked at by hand: "
                    + reminders.tally().rejected() + "."));
        }
        if (reminders instanceof ReminderResult.Stopped stopped) {
            found.add(human("Reminders were stopped (" + stopped.reason() + "). Left for the next run: "
                    + stopped.open() + "."));
        } else if (reminders instanceof ReminderResult.Unfinished unfinished) {
            found.add(new Concern(false, "Reminders left for the next run: " + unfinished.open() + "."));
        }
    }

    private static void add(List<Concern> found, PauseResult pauses) {
        if (pauses.tally().rejected() > 0) {
            found.add(human("Pauses rejected, to be looked at by hand: "
                    + pauses.tally().rejected() + "."));
        }
        if (pauses.tally().held() > 0) {
            found.add(human("Pauses held by the brake, to be released or dropped: "
                    + pauses.tally().held() + "."));
        }
        if (pauses instanceof PauseResult.Stopped stopped) {
            found.add(human(
                    "Pauses were stopped (" + stopped.reason() + "). Left for the next run: " + stopped.open() + "."));
        } else if (pauses instanceof PauseResult.Unfinished unfinished) {
            found.add(human("Pauses left for the next run: " + unfinished.open() + "."));
        }
    }

    private static void add(List<Concern> found, MonitoringResult monitoring) {
        if (monitoring instanceof MonitoringResult.Unavailable) {
            found.add(human("Whether pauses were missed could not be checked."));
        } else if (monitoring instanceof MonitoringResult.Checked checked) {
            if (!checked.missed().isEmpty()) {
                found.add(human("Expired certifications that nobody paused: "
                        + checked.missed().count() + "."));
            }
            if (!checked.unconfirmed().isEmpty()) {
                found.add(human("Pauses that the service confirmed and the table does not show: "
                        + checked.unconfirmed().count() + "."));
            }
        }
    }

    private static Concern human(String sentence) {
        return new Concern(true, sentence);
    }
}
