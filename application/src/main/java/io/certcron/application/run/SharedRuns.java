package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Severity;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.MDC;

/**
 * Runs that any number of nodes share: one owns a run and carries it out, the others help with its dispatch. An owner that
 * has to stop hands its run over; one that loses the database leaves it behind. Either way another node takes it over, and
 * nobody tells of its end before it has ended. Thread-safe.
 */
public final class SharedRuns {

    private final RunStore store;
    private final NightlyRun nightlyRun;
    private final Dispatch dispatch;
    private final RunClosing closing;
    private final EventLog eventLog;
    private final Clock clock;
    private final Set<UUID> here;

    SharedRuns(
            RunStore store,
            NightlyRun nightlyRun,
            Dispatch dispatch,
            RunClosing closing,
            EventLog eventLog,
            Clock clock,
            Set<UUID> here) {
        this.store = store;
        this.nightlyRun = nightlyRun;
        this.dispatch = dispatch;
        this.closing = closing;
        this.eventLog = eventLog;
        this.clock = clock;
        this.here = here;
    }

    /**
     * {@return whether this process carries the run out}
     *
     * @param runId the run
     */
    public boolean carriesOut(UUID runId) {
        return here.contains(runId);
    }

    /**
     * Carries out a run that the caller owns, on the calling thread. Never throws what a port throws.
     *
     * @param run the run
     * @param timeBudget how long it may take before it ends as incomplete; zero to send nothing more at all
     * @param stopAsked whether it has to stop at the next page or chunk, for another node to go on
     */
    public void carryOut(OpenRun run, Optional<Duration> timeBudget, BooleanSupplier stopAsked) {
        try (OwnedRun owned = OwnedRun.keep(store, run, here, eventLog)) {
            EventLog log = owned.log();
            owned.announce(false);
            closing.tellOfStart(run, false, log);
            Deadline deadline = new Deadline(clock, timeBudget, () -> stopAsked.getAsBoolean() || owned.isLost());
            try {
                Progress progress = nightlyRun.send(run, deadline, log);
                Optional<Throwable> databaseLost =
                        progress.dispatched().failure().filter(SharedRuns::isUnavailable);
                boolean stoppedEarly = progress.isStoppedEarly(deadline);
                if (databaseLost.isPresent()) {
                    leave(databaseLost.get(), log);
                } else if (stoppedEarly && deadline.isStopAsked() && !owned.isLost()) {
                    handOver(run, log);
                } else {
                    closing.closePatiently(
                            run, nightlyRun.conclude(run, progress, stoppedEarly, owned.isLost(), log), log);
                }
            } catch (InterruptedException interrupted) {
                handOver(run, log);
                Thread.currentThread().interrupt();
            } catch (RuntimeException | Error unexpected) {
                end(run, unexpected, log);
            }
        }
    }

    /**
     * Carries out a dry run that the caller owns, on the calling thread. Never throws what a port throws.
     *
     * @param run the run
     */
    public void preview(OpenRun run) {
        try (OwnedRun owned = OwnedRun.keep(store, run, here, eventLog)) {
            EventLog log = owned.log();
            owned.announce(true);
            closing.tellOfStart(run, true, log);
            try {
                closing.close(run, nightlyRun.preview(run, log), log);
            } catch (RuntimeException | Error unexpected) {
                closing.close(run, nightlyRun.failed(run, true, unexpected, log), log);
            }
        }
    }

    /**
     * Helps with the dispatch of a run that another node owns, on the calling thread, until told to stop. Never throws what
     * a port throws.
     *
     * @param run the other node's run
     * @param stopAsked whether to stop helping
     * @return whether it makes sense to help again; {@code false} after something unexpected
     */
    public boolean help(RunInProgress run, BooleanSupplier stopAsked) {
        EventLog log = eventLog.forRun(run.runId());
        MDC.put(EventLog.RUN_ID, run.runId().toString());
        try {
            Optional<Throwable> failure = dispatch.help(run, new Deadline(clock, Optional.empty(), stopAsked), log);
            return failure.isEmpty() || helpEnded(failure.get(), log);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException | Error unexpected) {
            return helpEnded(unexpected, log);
        } finally {
            MDC.remove(EventLog.RUN_ID);
        }
    }

    /** A database that went away says nothing about the run: it is left for a takeover. */
    private void end(OpenRun run, Throwable failure, EventLog log) {
        if (isUnavailable(failure)) {
            leave(failure, log);
            return;
        }
        try {
            closing.closeOrThrow(run, nightlyRun.failed(run, false, failure, log), log);
        } catch (RuntimeException | Error notClosed) {
            notClosed.addSuppressed(failure);
            leave(notClosed, log);
        }
    }

    private static boolean isUnavailable(Throwable failure) {
        return failure instanceof StorageException storage && storage.isUnavailable();
    }

    private static void leave(Throwable failure, EventLog log) {
        log.logEvent(
                Severity.WARN,
                Failures.codeOf(failure),
                "The run could not go on, and is left to whichever node takes it over",
                particularsOf(failure));
    }

    /**
     * Gives up a run that the caller owns and does not carry out, for another node to take over. Throws nothing.
     *
     * @param run the run
     */
    public void handOver(OpenRun run) {
        handOver(run, eventLog.forRun(run.runId()));
    }

    private void handOver(OpenRun run, EventLog log) {
        try {
            store.handOver(run);
            log.logEvent(
                    Severity.INFO,
                    "The run is handed over to another node",
                    EventContext.NONE.date("business_date", run.businessDate()));
        } catch (StorageException failure) {
            log.logEvent(
                    Severity.WARN,
                    Failures.codeOf(failure),
                    "The run could not be handed over, and is taken over when its lease has run out",
                    EventContext.of(failure));
        }
    }

    private static boolean helpEnded(Throwable failure, EventLog log) {
        log.logEvent(
                Severity.WARN,
                Failures.codeOf(failure),
                "This node could not help with a run any longer",
                particularsOf(failure));
        return failure instanceof StorageException;
    }

    private static EventContext particularsOf(Throwable failure) {
        return failure instanceof StorageException storage
                ? EventContext.of(storage)
                : EventContext.NONE.causedBy(failure);
    }
}
