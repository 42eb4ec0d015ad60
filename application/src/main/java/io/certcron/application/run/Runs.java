package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Opens runs and carries them out. Thread-safe. */
public final class Runs {

    private final RunStore store;
    private final NightlyRun nightlyRun;
    private final RunClosing closing;
    private final SharedRuns shared;
    private final RunSettings settings;
    private final EventLog eventLog;
    private final Clock clock;
    private final Set<UUID> here = ConcurrentHashMap.newKeySet();

    /**
     * Runs upon the ports, none of them open yet.
     *
     * @param ports everything outside that a run needs
     * @param settings how runs are made
     * @param listeners hooks, called in this order
     * @param eventLog where to log
     * @param clock the time, from which business dates and timestamps are taken; leases are kept by the database's clock
     * @param random the jitter of waiting times
     */
    public Runs(
            RunPorts ports,
            RunSettings settings,
            List<RunListener> listeners,
            EventLog eventLog,
            Clock clock,
            RandomGenerator random) {
        Dispatch dispatch = new Dispatch(ports, settings.dispatch(), clock, random);
        this.store = ports.runs();
        this.nightlyRun = new NightlyRun(ports, settings, dispatch, clock);
        this.closing = new RunClosing(ports.runs(), ports.sleeper(), listeners);
        this.shared = new SharedRuns(ports.runs(), nightlyRun, dispatch, closing, eventLog, clock, here);
        this.settings = settings;
        this.eventLog = eventLog;
        this.clock = clock;
    }

    /** {@return the runs that nodes share} */
    public SharedRuns shared() {
        return shared;
    }

    /**
     * Makes a run without a slot, on the calling thread, to its end. Never throws what a port throws: whatever ends the run
     * is logged and is in the result. A run of a slot that it took over and can't finish goes back to the nodes.
     *
     * @param request what the run shall cover
     * @param businessDate the date that it is for, in the configured zone
     * @param stopAsked whether it has to stop at the next page or chunk, and end as incomplete
     * @return how the run ended
     */
    public RunResult execute(RunRequest request, LocalDate businessDate, BooleanSupplier stopAsked) {
        RunOpening opening = opening(request.workflow(), businessDate, settings.zone(), request.dryRun());
        OpenRun run;
        try {
            run = store.open(opening);
        } catch (RuntimeException | Error notOpened) {
            return closing.tell(new RunResults(clock).notOpened(opening, notOpened), eventLog.forRun(opening.runId()));
        }
        try (OwnedRun owned = OwnedRun.keep(store, run, here, eventLog)) {
            EventLog log = owned.log();
            owned.announce(request.dryRun());
            closing.tellOfStart(run, request.dryRun(), log);
            Deadline deadline =
                    new Deadline(clock, request.timeBudget(), () -> stopAsked.getAsBoolean() || owned.isLost());
            RunResult result = steps(owned, run, request.dryRun(), deadline);
            if (result.status() == RunStatus.INCOMPLETE && run.slot().isPresent()) {
                shared.handOver(run);
                return result;
            }
            RunResult told = closing.close(run, result, log);
            told.error().ifPresent(Runs::passOnInterruption);
            return told;
        }
    }

    /**
     * Opens the run that a slot becomes.
     *
     * @param slot the slot as the agenda has it
     * @param next what the schedule awaits then
     * @return empty where somebody else decided the slot, or the schedule was changed
     */
    public Optional<OpenRun> openForSlot(DueSlot slot, Optional<Instant> next) {
        ZoneId zone = slot.schedule().spec().zone();
        LocalDate businessDate = LocalDate.ofInstant(slot.scheduledFor(), zone);
        return store.openForSlot(opening(slot.schedule().spec().workflow(), businessDate, zone, false), slot, next);
    }

    /**
     * Opens a run of a schedule that an operator asked for.
     *
     * @param wish who asks for it, of which schedule, and under which key
     * @param workflow the schedule's
     * @param zone the schedule's
     * @param businessDate the date that the run is for
     * @param dryRun whether it only counts
     * @return the run that was opened, the one that the key has opened before, or why there is none
     */
    public RunRequested openOnDemand(
            RunOnDemand wish, Workflow workflow, ZoneId zone, LocalDate businessDate, boolean dryRun) {
        return store.openOnDemand(opening(workflow, businessDate, zone, dryRun), wish);
    }

    /**
     * Takes over a run whose owner died; empty where somebody else was faster, or it has ended.
     *
     * @param runId the run
     * @return the run, which the caller owns now
     */
    public Optional<OpenRun> takeOver(UUID runId) {
        return store.takeOver(
                new RunTakeover(runId, settings.policyFingerprint(), UUID.randomUUID(), settings.runLease()));
    }

    private RunResult steps(OwnedRun owned, OpenRun run, boolean dryRun, Deadline deadline) {
        EventLog log = owned.log();
        try {
            if (dryRun) {
                return nightlyRun.preview(run, log);
            }
            Progress progress = nightlyRun.send(run, deadline, log);
            return nightlyRun.conclude(run, progress, progress.isStoppedEarly(deadline), owned.isLost(), log);
        } catch (InterruptedException | RuntimeException | Error unexpected) {
            return nightlyRun.failed(run, dryRun, unexpected, log);
        }
    }

    /** Not before the run is closed: an interrupted thread could not store anything about it. */
    private static void passOnInterruption(RunError error) {
        if (error.cause() instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private RunOpening opening(Workflow workflow, LocalDate businessDate, ZoneId zone, boolean dryRun) {
        return new RunOpening(
                UUID.randomUUID(),
                businessDate,
                zone,
                workflow,
                dryRun,
                settings.policyFingerprint(),
                UUID.randomUUID(),
                settings.runLease(),
                clock.instant());
    }
}
