package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.log.Severity;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.PlanningWindow;
import java.time.LocalDate;
import java.util.Optional;

/** Turns what is due into intents, page by page: pauses first, as a missed one matters most. */
final class Planning {

    private static final int MAX_LOGGED_IDS = 100;

    private final RunStore runs;
    private final IntentPlanner planner;
    private final RunSettings settings;

    Planning(RunPorts ports, RunSettings settings) {
        this.runs = ports.runs();
        this.planner = ports.planner();
        this.settings = settings;
    }

    /** Plans everything the run covers, or stops between two pages when the deadline is over. */
    Plan plan(OpenRun run, Deadline deadline, EventLog log) {
        Plan plan = Plan.EMPTY.withDataErrors(reportUnusableDates(run.businessDate(), log));
        if (run.workflow().covers(Channel.AUTO_PAUSE) && !isPast(Channel.AUTO_PAUSE, run)) {
            plan = planPauses(run, plan, deadline, log);
        }
        if (run.workflow().covers(Channel.REMINDER) && plan.isComplete()) {
            plan = planReminders(run, plan, deadline);
        }
        if (plan.isComplete()) {
            runs.planningFinished(run);
        }
        return plan;
    }

    /** Counts what is due, and writes nothing. */
    Plan preview(OpenRun run, LocalDate today, EventLog log) {
        Plan plan = Plan.EMPTY.withDataErrors(reportUnusableDates(run.businessDate(), log));
        if (run.workflow().covers(Channel.AUTO_PAUSE)) {
            long due = planner.countDuePauses(previewWindow(Channel.AUTO_PAUSE, run, today));
            plan = plan.withDuePauses(due, isHeld(due, log));
        }
        if (run.workflow().covers(Channel.REMINDER)) {
            plan = plan.withDueReminders(planner.countDueReminders(previewWindow(Channel.REMINDER, run, today)));
        }
        return plan;
    }

    private Plan planPauses(OpenRun run, Plan soFar, Deadline deadline, EventLog log) {
        PlanningWindow window = window(Channel.AUTO_PAUSE, run);
        boolean held = isHeld(planner.countDuePauses(window), log);
        Plan plan = soFar;
        Optional<PlanCursor> after = run.resumeAfter();
        do {
            if (deadline.isOver()) {
                return plan.interrupted();
            }
            PlannedPage page = planner.planPauses(run, window, after, settings.planPageSize(), held);
            plan = plan.withPauses(page, held);
            after = page.next();
        } while (after.isPresent());
        return plan;
    }

    private Plan planReminders(OpenRun run, Plan soFar, Deadline deadline) {
        PlanningWindow window = window(Channel.REMINDER, run);
        Plan plan = soFar;
        Optional<PlanCursor> after = run.resumeAfter().filter(cursor -> cursor.channel() == Channel.REMINDER);
        do {
            if (deadline.isOver()) {
                return plan.interrupted();
            }
            PlannedPage page = planner.planReminders(run, window, after, settings.planPageSize());
            plan = plan.withReminders(page);
            after = page.next();
        } while (after.isPresent());
        return plan;
    }

    private static boolean isPast(Channel channel, OpenRun run) {
        return run.resumeAfter().filter(cursor -> cursor.channel() != channel).isPresent();
    }

    private PlanningWindow window(Channel channel, OpenRun run) {
        return settings.policy().window(run.businessDate(), runs.lastPlanned(channel, run.businessDate()));
    }

    private PlanningWindow previewWindow(Channel channel, OpenRun run, LocalDate today) {
        return run.businessDate().isAfter(today) ? PlanningWindow.ofOneNight(run.businessDate()) : window(channel, run);
    }

    private boolean isHeld(long duePauses, EventLog log) {
        if (duePauses <= settings.brake().maxPauses()) {
            return false;
        }
        long active = planner.countActive(settings.brake().enoughActive(duePauses));
        boolean held = settings.brake().holds(duePauses, active);
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

    private long reportUnusableDates(LocalDate businessDate, EventLog log) {
        FlaggedCertifications unusable = planner.findUnusable(businessDate, MAX_LOGGED_IDS);
        if (!unusable.isEmpty()) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.UNUSABLE_EXPIRY_DATE,
                    "Active certifications have no expiry date that can be acted on",
                    EventContext.NONE
                            .count("data_error_count", unusable.count())
                            .ids("certification_ids", unusable.certificationIds())
                            .remediation("Correct the expiry dates of these certifications"));
        }
        return unusable.count();
    }
}
