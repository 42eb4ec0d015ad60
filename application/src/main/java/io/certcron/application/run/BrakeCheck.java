package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.PauseBrake;
import io.certcron.domain.Severity;

/** Holds the pauses of a run that would make suspiciously many, until a human has looked at them. */
final class BrakeCheck {

    private final IntentPlanner planner;
    private final PauseBrake brake;

    BrakeCheck(IntentPlanner planner, PauseBrake brake) {
        this.planner = planner;
        this.brake = brake;
    }

    boolean holds(long duePauses, EventLog log) {
        if (duePauses <= brake.maxPauses()) {
            return false;
        }
        long active = planner.countActive(brake.enoughActive(duePauses));
        boolean held = brake.holds(duePauses, active);
        if (held) {
            log.logEvent(
                    Severity.ERROR,
                    ErrorCode.PAUSES_HELD,
                    "The run would pause suspiciously many mentors, so a human has to decide",
                    EventContext.NONE
                            .count("due_pauses", duePauses)
                            .count("active_certifications", active)
                            .remediation("Find out why so many certifications expire at once;"
                                    + " then release or drop the held pauses"));
        }
        return held;
    }
}
