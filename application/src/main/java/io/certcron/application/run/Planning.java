package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Channel;
import io.certcron.domain.PlanningWindow;
import java.util.Optional;

/**
 * Turns what is due into intents, page by page: pauses first, as a missed one matters most. A page that the workers of its
 * channel have room for goes to them at once; what they can't send soon is left for all nodes to claim. When a channel is
 * planned, what earlier runs left for this one is sent as well.
 */
final class Planning {

    private final RunStore runs;
    private final IntentPlanner planner;
    private final IntentLedger ledger;
    private final RunSettings settings;
    private final BrakeCheck brake;

    Planning(RunPorts ports, RunSettings settings) {
        this.runs = ports.runs();
        this.planner = ports.planner();
        this.ledger = ports.ledger();
        this.settings = settings;
        this.brake = new BrakeCheck(ports.planner(), settings.brake());
    }

    /** Plans everything the run covers, or stops between two pages when the deadline is over. */
    Planned plan(OpenRun run, Sending sending, Deadline deadline, EventLog log) throws InterruptedException {
        Planned planned = Planned.WHOLLY;
        if (run.workflow().covers(Channel.AUTO_PAUSE)) {
            planned = pauses(run, sending.supplyOf(Channel.AUTO_PAUSE), deadline, log);
        }
        if (run.workflow().covers(Channel.REMINDER) && planned == Planned.WHOLLY) {
            planned = reminders(run, sending.supplyOf(Channel.REMINDER), deadline);
        }
        if (planned == Planned.WHOLLY) {
            runs.planningFinished(run);
        }
        return planned;
    }

    private Planned pauses(OpenRun run, ChunkSupply workers, Deadline deadline, EventLog log)
            throws InterruptedException {
        Planned planned = isPast(Channel.AUTO_PAUSE, run) ? Planned.WHOLLY : planPauses(run, workers, deadline, log);
        if (planned == Planned.WHOLLY) {
            if (!hasPlannedReminders(run)) {
                ledger.rearm(run, Channel.AUTO_PAUSE);
            }
            // no pause waits for the planning of reminders
            workers.planningEnded();
        }
        return planned;
    }

    private Planned reminders(OpenRun run, ChunkSupply workers, Deadline deadline) throws InterruptedException {
        Planned planned = planReminders(run, workers, deadline);
        if (planned == Planned.WHOLLY) {
            ledger.rearm(run, Channel.REMINDER);
        }
        return planned;
    }

    /** Then an earlier owner has rearmed the pauses before: once more would give them more attempts in one run. */
    private boolean hasPlannedReminders(OpenRun run) {
        return run.takenOver() && runs.tally(run.runId()).reminders().planned() > 0;
    }

    private Planned planPauses(OpenRun run, ChunkSupply workers, Deadline deadline, EventLog log)
            throws InterruptedException {
        PlanningWindow window = window(Channel.AUTO_PAUSE, run);
        boolean held = brake.holds(planner.countDuePauses(window), log);
        return walk(run.resumeAfter(), deadline, after -> {
            int room = held ? 0 : workers.roomForPage();
            return room == 0
                    ? planner.planPauses(run, window, after, settings.planPageSize(), held)
                    : workers.claimPage(claim -> planner.planAndClaimPauses(run, window, after, pageOf(room), claim));
        });
    }

    private Planned planReminders(OpenRun run, ChunkSupply workers, Deadline deadline) throws InterruptedException {
        PlanningWindow window = window(Channel.REMINDER, run);
        Optional<PlanCursor> start = run.resumeAfter().filter(cursor -> cursor.channel() == Channel.REMINDER);
        return walk(start, deadline, after -> {
            int room = workers.roomForPage();
            return room == 0
                    ? planner.planReminders(run, window, after, settings.planPageSize())
                    : workers.claimPage(
                            claim -> planner.planAndClaimReminders(run, window, after, pageOf(room), claim));
        });
    }

    private int pageOf(int room) {
        return Math.min(room, settings.planPageSize());
    }

    private static Planned walk(Optional<PlanCursor> start, Deadline deadline, Walk pages) throws InterruptedException {
        Optional<PlanCursor> after = start;
        do {
            if (deadline.isOver()) {
                return Planned.IN_PART;
            }
            Optional<PlannedPage> page = pages.planAfter(after);
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

    /** Plans the page after a cursor; empty where the run belongs to another node. */
    private interface Walk {
        Optional<PlannedPage> planAfter(Optional<PlanCursor> after) throws InterruptedException;
    }
}
