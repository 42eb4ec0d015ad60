package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.monitor.PauseCheck;
import io.certcron.application.monitor.RunAudit;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.StorageException;
import io.certcron.application.run.RunTimes.Phase;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.RunResult;
import java.time.Clock;
import java.time.LocalDate;

/** The steps of one open run: plan, dispatch and settle, then monitor and audit. */
final class NightlyRun {

    private final RunStore runs;
    private final UnusableDates unusableDates;
    private final Planning planning;
    private final Previewing previewing;
    private final Dispatch dispatch;
    private final PauseCheck pauseCheck;
    private final RunAudit audit;
    private final RunResults results;
    private final Clock clock;

    NightlyRun(RunPorts ports, RunSettings settings, Dispatch dispatch, Clock clock) {
        this.runs = ports.runs();
        this.unusableDates = new UnusableDates(ports.planner());
        this.planning = new Planning(ports, settings);
        this.previewing = new Previewing(ports, settings);
        this.dispatch = dispatch;
        this.pauseCheck = new PauseCheck(ports.pauseMonitor());
        this.audit = new RunAudit(ports.auditLog(), clock);
        this.results = new RunResults(clock);
        this.clock = clock;
    }

    /** Plans what is due, and sends and settles it. */
    Progress send(OpenRun run, Deadline deadline, EventLog log) throws InterruptedException {
        RunTimes times = new RunTimes();
        long dataErrors = unusableDates.report(run.businessDate(), log);
        try (Sending sending = dispatch.begin(run, deadline, times, log)) {
            Planned planned = plan(run, sending, deadline, times, log);
            Dispatched dispatched =
                    planned == Planned.BY_ANOTHER ? Dispatched.nothing(run.workflow(), 0) : sending.finish();
            return new Progress(dataErrors, planned, dispatched, times);
        }
    }

    private Planned plan(OpenRun run, Sending sending, Deadline deadline, RunTimes times, EventLog log)
            throws InterruptedException {
        long start = System.nanoTime();
        try {
            return planning.plan(run, sending, deadline, log);
        } catch (StorageException failure) {
            sending.databaseFailed();
            throw failure;
        } finally {
            times.add(Phase.PLAN, start);
        }
    }

    /**
     * Checks that no pause was missed, and reports it with what all nodes have done for the run so far. Who lost the run
     * checks nothing: its new owner is about to send the pauses that would count as missed.
     */
    RunResult conclude(OpenRun run, Progress progress, boolean stoppedEarly, boolean lost, EventLog log) {
        RunTimes times = progress.times();
        MonitoringResult monitoring = new MonitoringResult.NotMade();
        boolean audited = false;
        if (!lost && progress.planned() != Planned.BY_ANOTHER) {
            MonitoringResult made =
                    times.time(Phase.MONITOR, () -> pauseCheck.check(run.businessDate(), run.zone(), log));
            audited = times.time(Phase.AUDIT, () -> audit.record(run, made, log));
            monitoring = made;
        }
        times.log(log);
        return results.of(
                run,
                progress.dispatched(),
                runs.tally(run.runId()),
                monitoring,
                progress.dataErrors(),
                stoppedEarly,
                audited);
    }

    /** Counts what is due, and writes nothing about it. */
    RunResult preview(OpenRun run, EventLog log) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), run.zone());
        return results.of(run, previewing.preview(run, today, log));
    }

    /** What can still be said of a run that something unexpected ended. */
    RunResult failed(OpenRun run, boolean dryRun, Throwable failure, EventLog log) {
        MonitoringResult monitoring = new MonitoringResult.NotMade();
        if (!dryRun && isStillOwned(run)) {
            monitoring = pauseCheck.check(run.businessDate(), run.zone(), log);
            audit.record(run, monitoring, log);
        }
        return results.failed(run, dryRun, monitoring, failure);
    }

    /** A failing database must not be asked for more than it takes to notice: each question may wait for a time-out. */
    private boolean isStillOwned(OpenRun run) {
        try {
            return runs.renewLease(run);
        } catch (RuntimeException | Error stillFailing) {
            return false;
        }
    }
}
