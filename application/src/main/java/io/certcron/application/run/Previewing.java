package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import java.time.LocalDate;
import java.util.Map;

/** Counts what is due, and writes nothing. */
final class Previewing {

    private final RunStore runs;
    private final IntentPlanner planner;
    private final ExpiryPolicy policy;
    private final BrakeCheck brake;
    private final UnusableDates unusableDates;

    Previewing(RunPorts ports, RunSettings settings) {
        this.runs = ports.runs();
        this.planner = ports.planner();
        this.policy = settings.policy();
        this.brake = new BrakeCheck(ports.planner(), settings.brake());
        this.unusableDates = new UnusableDates(ports.planner());
    }

    Preview preview(OpenRun run, LocalDate today, EventLog log) {
        long dataErrors = unusableDates.report(run.businessDate(), log);
        long pauses = run.workflow().covers(Channel.AUTO_PAUSE)
                ? planner.countDuePauses(window(Channel.AUTO_PAUSE, run, today))
                : 0;
        Map<Integer, Long> reminders = run.workflow().covers(Channel.REMINDER)
                ? planner.countDueReminders(window(Channel.REMINDER, run, today))
                : Map.of();
        return new Preview(reminders, pauses, brake.holds(pauses, log), dataErrors);
    }

    private PlanningWindow window(Channel channel, OpenRun run, LocalDate today) {
        return run.businessDate().isAfter(today)
                ? PlanningWindow.ofOneNight(run.businessDate())
                : policy.window(run.businessDate(), runs.lastPlanned(channel, run.businessDate()));
    }
}
