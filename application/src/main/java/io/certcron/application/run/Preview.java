package io.certcron.application.run;

import io.certcron.application.port.out.RunTally;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import java.util.Map;

/** What a run would plan. */
record Preview(Map<Integer, Long> remindersByThreshold, long pauses, boolean pausesHeld, long dataErrors) {

    RunTally tally() {
        return new RunTally(
                new ReminderTally(remindersByThreshold, 0, 0, 0, 0, 0),
                new PauseTally(pauses, heldPauses(), 0, 0, 0, 0));
    }

    long heldPauses() {
        return pausesHeld ? pauses : 0;
    }
}
