package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.Sleeper;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunResult;
import io.certcron.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Ends runs: stores the result, writes the one line, calls the hooks. Only the owner of a run tells of it. */
final class RunClosing {

    private static final int ATTEMPTS = 5;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(3);

    /** Databases keep microseconds. */
    private static final Duration PRECISION = Duration.ofNanos(1_000);

    private final RunStore runs;
    private final Sleeper sleeper;
    private final RunListeners listeners;

    RunClosing(RunStore runs, Sleeper sleeper, List<RunListener> listeners) {
        this.runs = runs;
        this.sleeper = sleeper;
        this.listeners = new RunListeners(listeners);
    }

    /** Where the result can't be stored the run has failed: nobody may be there to try again. */
    RunResult close(OpenRun run, RunResult result, EventLog log) {
        try {
            return closeOrThrow(run, result, log);
        } catch (RuntimeException | Error notClosed) {
            RunResult told = result.error().isPresent()
                    ? result
                    : result.failedWith(Failures.errorOf(run.runId(), result.dryRun(), notClosed));
            return tell(told, log);
        }
    }

    /** Where the result can't be stored nothing is told: another node goes on with the run. */
    RunResult closeOrThrow(OpenRun run, RunResult result, EventLog log) {
        return runs.close(run, result) ? tell(result, log) : lost(run, result, log);
    }

    /**
     * The same, again and again for a while where the database is away: it may have stored the result and lost its answer
     * on the way, and then nobody else would tell.
     */
    void closePatiently(OpenRun run, RunResult result, EventLog log) throws InterruptedException {
        for (int attempt = 1; !isClosed(run, result, attempt, log); attempt++) {
            sleeper.sleep(BETWEEN_ATTEMPTS);
        }
    }

    private boolean isClosed(OpenRun run, RunResult result, int attempt, EventLog log) {
        boolean owned;
        try {
            owned = runs.close(run, result) || (attempt > 1 && isStored(result));
        } catch (StorageException failure) {
            if (attempt == ATTEMPTS || !failure.isUnavailable()) {
                throw failure;
            }
            return false;
        }
        if (owned) {
            tell(result, log);
        } else {
            lost(run, result, log);
        }
        return true;
    }

    private boolean isStored(RunResult result) {
        Instant finishedAt = result.startedAt().plus(result.elapsed());
        return runs.find(result.runId())
                .filter(stored -> stored.status() == result.status())
                .flatMap(RunRecord::finishedAt)
                .filter(stored -> Duration.between(stored, finishedAt).abs().compareTo(PRECISION) < 0)
                .isPresent();
    }

    /** Whoever took a run over was not there when it began. */
    void tellOfStart(OpenRun run, boolean dryRun, EventLog log) {
        if (!run.takenOver()) {
            listeners.tellOfStart(run, dryRun, log);
        }
    }

    RunResult tell(RunResult result, EventLog log) {
        RunSummary.log(result, log);
        listeners.tell(result, log);
        return result;
    }

    private static RunResult lost(OpenRun run, RunResult result, EventLog log) {
        log.logEvent(
                Severity.WARN,
                ErrorCode.RUN_LOST,
                "Another process took the run over and finishes it",
                EventContext.NONE.date("business_date", run.businessDate()));
        return result;
    }
}
