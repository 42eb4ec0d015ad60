package io.certcron.application.run;

import io.certcron.application.port.out.IntentLedger.Backlog;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.Channel;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.Workflow;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How the channels of one run ended, and the unexpected exception that one of them met. */
record Dispatched(Map<Channel, ChannelOutcome> outcomes, Optional<Throwable> failure) {

    /** Every covered channel untouched, with so many pauses held. */
    static Dispatched nothing(Workflow workflow, long heldPauses) {
        Map<Channel, ChannelOutcome> untouched = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            if (workflow.covers(channel)) {
                Backlog backlog = new Backlog(0, channel == Channel.AUTO_PAUSE ? heldPauses : 0);
                untouched.put(channel, new ChannelOutcome(backlog, Optional.empty()));
            }
        }
        return new Dispatched(untouched, Optional.empty());
    }

    ReminderResult reminders(RunTally tally) {
        return outcomeOf(Channel.REMINDER)
                .map(outcome -> outcome.asReminders(tally.reminders()))
                .orElseGet(ReminderResult.NotCovered::new);
    }

    PauseResult pauses(RunTally tally) {
        return outcomeOf(Channel.AUTO_PAUSE)
                .map(outcome -> outcome.asPauses(tally.pauses()))
                .orElseGet(PauseResult.NotCovered::new);
    }

    boolean isAnythingOpen() {
        return outcomes.values().stream().anyMatch(outcome -> outcome.backlog().open() > 0);
    }

    private Optional<ChannelOutcome> outcomeOf(Channel channel) {
        return Optional.ofNullable(outcomes.get(channel));
    }
}
