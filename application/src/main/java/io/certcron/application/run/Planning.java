package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Channel;
import io.certcron.domain.PlanningWindow;
import java.util.Optional;
import java.util.function.Function;

/** Turns what is due into intents, page by page: pauses first, as a missed one matters most. */
final class Planning {

    private final RunStore runs;
    private final IntentPlanner planner;
    private final RunSettings settings;
    private final BrakeCheck brake;

    Planning(RunPorts ports, RunSettings settings) {
        this.runs = ports.runs();
        this.planner = ports.planner();
        this.settings = settings;
        this.brake = new BrakeCheck(ports.planner(), settings.brake());
    }

    /** Plans everything the run covers, or stops between two pages when the deadline is over. */
    Planned plan(OpenRun run, Deadline deadline, EventLog log) {
        Planned planned = Planned.WHOLLY;
        if (run.workflow().covers(Channel.AUTO_PAUSE) && !isPast(Channel.AUTO_PAUSE, run)) {
            planned = planPauses(run, deadline, log);
        }
        if (run.workflow().covers(Channel.REMINDER) && planned == Planned.WHOLLY) {
            planned = planReminders(run, deadline);
        }
        if (planned == Planned.WHOLLY) {
            runs.planningFinished(run);
        }
        return planned;
    }

    private Planned planPauses(OpenRun run, Deadline deadline, EventLog log) {
        PlanningWindow window = window(Channel.AUTO_PAUSE, run);
        boolean held = brake.holds(planner.countDuePauses(window), log);
        return walk(
                run.resumeAfter(),
                deadline,
                after -> planner.planPauses(run, window, after, settings.planPageSize(), held));
    }

    private Planned planReminders(OpenRun run, Deadline deadline) {
        PlanningWindow window = window(Channel.REMINDER, run);
        return walk(
                run.resumeAfter().filter(cursor -> cursor.channel() == Channel.REMINDER),
                deadline,
                after -> planner.planReminders(run, window, after, settings.planPageSize()));
    }

    private static Planned walk(
            Optional<PlanCursor> start,
            Deadline deadline,
            Function<Optional<PlanCursor>, Optional<PlannedPage>> pageAfter) {
        Optional<PlanCursor> after = start;
        do {
            if (deadline.isOver()) {
                return Planned.IN_PART;
            }
            Optional<PlannedPage> page = pageAfter.apply(after);
            if (page.isEmpty()) {
                return Planned.BY_ANOTHER;
            }
            after = page.get().next();
        } while (after.isPresent());
        return Planned.WHOLLY;
    }

    private static boolean isPast(Channel channel, OpenRun run) {
        return run.resumeAfter().filter(cursor -> cursor.channel() != channel).isPresent();
    }

    private PlanningWindow window(Channel channel, OpenRun run) {
        return settings.policy().window(run.businessDate(), runs.lastPlanned(channel, run.businessDate()));
    }
}
