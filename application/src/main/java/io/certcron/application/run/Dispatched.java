package io.certcron.application.run;

import io.certcron.application.port.out.IntentLedger.Backlog;
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
                untouched.put(channel, new ChannelOutcome(new ChannelTally(), backlog, Optional.empty()));
            }
        }
        return new Dispatched(untouched, Optional.empty());
    }

    ReminderResult reminders(Plan plan) {
        return outcomeOf(Channel.REMINDER)
                .map(outcome -> outcome.asReminders(plan))
                .orElseGet(ReminderResult.NotCovered::new);
    }

    PauseResult pauses(Plan plan) {
        return outcomeOf(Channel.AUTO_PAUSE)
                .map(outcome -> outcome.asPauses(plan))
                .orElseGet(PauseResult.NotCovered::new);
    }

    boolean isAnythingOpen() {
        return outcomes.values().stream().anyMatch(outcome -> outcome.backlog().open() > 0);
    }

    private Optional<ChannelOutcome> outcomeOf(Channel channel) {
        return Optional.ofNullable(outcomes.get(channel));
    }
}
