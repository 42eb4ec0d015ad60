package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.log.Severity;
import io.certcron.application.monitor.PauseCheck;
import io.certcron.application.monitor.RunAudit;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.MDC;

/** The steps of one run (design, section 4): open, plan, dispatch and settle, monitor, audit, close. */
final class NightlyRun {

    private final RunStore runs;
    private final Planning planning;
    private final Dispatch dispatch;
    private final PauseCheck pauseCheck;
    private final RunAudit audit;
    private final RunListeners listeners;
    private final RunSettings settings;
    private final EventLog eventLog;
    private final Clock clock;

    NightlyRun(
            RunStore runs,
            Planning planning,
            Dispatch dispatch,
            PauseCheck pauseCheck,
            RunAudit audit,
            RunListeners listeners,
            RunSettings settings,
            EventLog eventLog,
            Clock clock) {
        this.runs = runs;
        this.planning = planning;
        this.dispatch = dispatch;
        this.pauseCheck = pauseCheck;
        this.audit = audit;
        this.listeners = listeners;
        this.settings = settings;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /** Never throws what a port throws: whatever ends the run is logged and is in the result. */
    RunResult execute(RunRequest request, LocalDate businessDate, BooleanSupplier stopAsked) {
        RunOpening opening = opening(request, businessDate);
        OpenRun run;
        try {
            run = runs.open(opening);
        } catch (RuntimeException | Error notOpened) {
            return told(failedToOpen(opening, notOpened), eventLog.forRun(opening.runId()));
        }
        EventLog log = eventLog.forRun(run.runId());
        MDC.put(EventLog.RUN_ID, run.runId().toString());
        try (RunLeaseKeeper lease = RunLeaseKeeper.keep(runs, run, log)) {
            BooleanSupplier mustStop = () -> stopAsked.getAsBoolean() || lease.isLost();
            Deadline deadline = new Deadline(clock, request.timeBudget(), mustStop);
            RunResult result = close(run, steps(run, request, deadline, log), log);
            result.error().ifPresent(NightlyRun::passOnInterruption);
            return result;
        } finally {
            MDC.remove(EventLog.RUN_ID);
        }
    }

    /** Not before the run is closed: an interrupted thread could not store anything about it. */
    private static void passOnInterruption(RunError error) {
        if (error.cause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private RunResult steps(OpenRun run, RunRequest request, Deadline deadline, EventLog log) {
        log.logEvent(Severity.INFO, "The run is open", particularsOf(run, request));
        try {
            return request.dryRun() ? preview(run, log) : work(run, deadline, log);
        } catch (InterruptedException | RuntimeException | Error unexpected) {
            return failed(run, request, unexpected, log);
        }
    }

    private RunResult work(OpenRun run, Deadline deadline, EventLog log) throws InterruptedException {
        Plan plan = planning.plan(run, deadline, log);
        Dispatched dispatched = dispatch.dispatch(run, deadline, log);
        MonitoringResult monitoring = pauseCheck.check(run.businessDate(), log);
        boolean audited = audit.record(run.runId(), monitoring, log);

        ReminderResult reminders = dispatched.reminders(plan);
        PauseResult pauses = dispatched.pauses(plan);
        boolean stoppedEarly = !plan.isComplete() || (deadline.isOver() && dispatched.isAnythingOpen());
        return new RunResult(
                run.runId(),
                run.businessDate(),
                run.workflow(),
                false,
                dispatched.failure().isPresent()
                        ? RunStatus.FAILED
                        : RunResult.statusOf(reminders, pauses, stoppedEarly, audited),
                reminders,
                pauses,
                monitoring,
                plan.dataErrors(),
                run.startedAt(),
                elapsedSince(run.startedAt()),
                dispatched.failure().map(failure -> Failures.errorOf(run.runId(), failure)));
    }

    private RunResult preview(OpenRun run, EventLog log) {
        Plan plan = planning.preview(run, today(), log);
        Dispatched nothingSent = Dispatched.nothing(run.workflow(), plan.held());
        ReminderResult reminders = nothingSent.reminders(plan);
        PauseResult pauses = nothingSent.pauses(plan);
        return new RunResult(
                run.runId(),
                run.businessDate(),
                run.workflow(),
                true,
                RunResult.statusOf(reminders, pauses, false, true),
                reminders,
                pauses,
                new MonitoringResult.NotMade(),
                plan.dataErrors(),
                run.startedAt(),
                elapsedSince(run.startedAt()),
                Optional.empty());
    }

    private RunResult failed(OpenRun run, RunRequest request, Throwable failure, EventLog log) {
        MonitoringResult monitoring = new MonitoringResult.NotMade();
        if (!request.dryRun() && isDatabaseThere(run)) {
            monitoring = pauseCheck.check(run.businessDate(), log);
            audit.record(run.runId(), monitoring, log);
        }
        return failure(run.runId(), run.businessDate(), request, monitoring, run.startedAt(), failure);
    }

    /** A failing database must not be asked for more than it takes to notice: each question may wait for a time-out. */
    private boolean isDatabaseThere(OpenRun run) {
        try {
            runs.renewLease(run);
            return true;
        } catch (RuntimeException | Error stillFailing) {
            return false;
        }
    }

    private RunResult failedToOpen(RunOpening opening, Throwable failure) {
        RunRequest request = new RunRequest(
                opening.workflow(), Optional.of(opening.businessDate()), opening.dryRun(), Optional.empty());
        MonitoringResult notMade = new MonitoringResult.NotMade();
        return failure(opening.runId(), opening.businessDate(), request, notMade, opening.startedAt(), failure);
    }

    private RunResult failure(
            UUID runId,
            LocalDate businessDate,
            RunRequest request,
            MonitoringResult monitoring,
            Instant startedAt,
            Throwable failure) {
        return new RunResult(
                runId,
                businessDate,
                request.workflow(),
                request.dryRun(),
                RunStatus.FAILED,
                new ReminderResult.NotCovered(),
                new PauseResult.NotCovered(),
                monitoring,
                0,
                startedAt,
                elapsedSince(startedAt),
                Optional.of(Failures.errorOf(runId, failure)));
    }

    private RunResult close(OpenRun run, RunResult result, EventLog log) {
        boolean owned;
        try {
            owned = runs.close(run, result);
        } catch (RuntimeException | Error notClosed) {
            return told(
                    result.error().isPresent() ? result : result.failedWith(Failures.errorOf(run.runId(), notClosed)),
                    log);
        }
        return owned ? told(result, log) : lost(result, log);
    }

    private static RunResult lost(RunResult result, EventLog log) {
        log.logEvent(
                Severity.WARN,
                ErrorCode.RUN_LOST,
                "Another process took the run over and finishes it",
                EventContext.NONE.date("business_date", result.businessDate()));
        return result;
    }

    private RunResult told(RunResult result, EventLog log) {
        RunSummary.log(result, log);
        listeners.tell(result, log);
        return result;
    }

    private RunOpening opening(RunRequest request, LocalDate businessDate) {
        return new RunOpening(
                UUID.randomUUID(),
                businessDate,
                settings.zone(),
                request.workflow(),
                request.dryRun(),
                settings.policyFingerprint(),
                UUID.randomUUID(),
                settings.runLease(),
                clock.instant());
    }

    private static EventContext particularsOf(OpenRun run, RunRequest request) {
        return EventContext.NONE
                .date("business_date", run.businessDate())
                .code("workflow", run.workflow().name())
                .flag("dry_run", request.dryRun())
                .flag("taken_over", run.takenOver())
                .flag("resumed", run.resumeAfter().isPresent());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private Duration elapsedSince(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
