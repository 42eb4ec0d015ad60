package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.log.Severity;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunResult;
import java.util.List;

/** Ends runs: stores the result, writes the one line, calls the hooks. Only the owner of a run tells of it. */
final class RunClosing {

    private final RunStore runs;
    private final RunListeners listeners;

    RunClosing(RunStore runs, List<RunListener> listeners) {
        this.runs = runs;
        this.listeners = new RunListeners(listeners);
    }

    /** Where the result can't be stored the run has failed: nobody may be there to try again. */
    RunResult close(OpenRun run, RunResult result, EventLog log) {
        try {
            return closeOrThrow(run, result, log);
        } catch (RuntimeException | Error notClosed) {
            RunResult told =
                    result.error().isPresent() ? result : result.failedWith(Failures.errorOf(run.runId(), notClosed));
            return tell(told, log);
        }
    }

    /** Where the result can't be stored nothing is told: another node goes on with the run. */
    RunResult closeOrThrow(OpenRun run, RunResult result, EventLog log) {
        return runs.close(run, result) ? tell(result, log) : lost(run, result, log);
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
