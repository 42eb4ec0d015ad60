package io.certcron.application.run;

import io.certcron.application.port.out.IntentLedger.Backlog;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.ReminderTally;
import java.util.Optional;

/** What a channel's run left behind, and what stopped it early, if anything did. */
record ChannelOutcome(Backlog backlog, Optional<ErrorCode> stopReason) {

    ReminderResult asReminders(ReminderTally reminders) {
        if (stopReason.isPresent()) {
            return new ReminderResult.Stopped(reminders, backlog.open(), stopReason.get());
        }
        return backlog.open() > 0
                ? new ReminderResult.Unfinished(reminders, backlog.open())
                : new ReminderResult.Finished(reminders);
    }

    PauseResult asPauses(PauseTally counted) {
        PauseTally pauses = new PauseTally(
                counted.planned(),
                backlog.held(),
                counted.paused(),
                counted.alreadyPaused(),
                counted.skipped(),
                counted.rejected());
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
