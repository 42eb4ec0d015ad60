package io.certcron.application.run;

import io.certcron.application.port.out.IntentLedger.Backlog;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.ReminderTally;
import java.util.Optional;

/** How a channel ended in one run. */
record ChannelOutcome(ChannelTally tally, Backlog backlog, Optional<ErrorCode> stopReason) {

    ReminderResult asReminders(Plan plan) {
        ReminderTally reminders = new ReminderTally(
                plan.remindersByThreshold(),
                plan.superseded(),
                tally.done(),
                tally.doneBefore(),
                tally.skipped(),
                tally.rejected());
        if (stopReason.isPresent()) {
            return new ReminderResult.Stopped(reminders, backlog.open(), stopReason.get());
        }
        return backlog.open() > 0
                ? new ReminderResult.Unfinished(reminders, backlog.open())
                : new ReminderResult.Finished(reminders);
    }

    PauseResult asPauses(Plan plan) {
        PauseTally pauses = new PauseTally(
                plan.pauses(), backlog.held(), tally.done(), tally.doneBefore(), tally.skipped(), tally.rejected());
        if (stopReason.isPresent()) {
            return new PauseResult.Stopped(pauses, backlog.open(), stopReason.get());
        }
        if (backlog.held() > 0) {
            return new PauseResult.Held(pauses, backlog.open());
        }
        return backlog.open() > 0
                ? new PauseResult.Unfinished(pauses, backlog.open())
                : new PauseResult.Finished(pauses);
    }
}
