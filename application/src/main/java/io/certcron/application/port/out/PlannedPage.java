package io.certcron.application.port.out;

import java.util.Map;
import java.util.Optional;

/**
 * One page of planning.
 *
 * @param planned new intents that are to be sent, or held: by threshold for reminders, under 0 for pauses
 * @param superseded reminders that were recorded or marked as superseded
 * @param next where the next page starts; empty where this was the last
 */
public record PlannedPage(Map<Integer, Long> planned, long superseded, Optional<PlanCursor> next) {

    /** The threshold under which pauses are counted. */
    public static final int PAUSE = 0;

    /** The counts are copied. */
    public PlannedPage {
        planned = Map.copyOf(planned);
    }
}
