package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunStart;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.Severity;
import java.util.List;
import java.util.function.Consumer;

/** Calls the hooks of runs. One that throws is logged and changes nothing else. As thread-safe as the hooks are. */
public final class RunListeners {

    private final List<RunListener> listeners;

    /**
     * Takes the hooks over.
     *
     * @param listeners called in this order
     */
    public RunListeners(List<RunListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    void tellOfStart(OpenRun run, boolean dryRun, EventLog log) {
        RunStart start = new RunStart(run.runId(), run.businessDate(), run.workflow(), dryRun, run.startedAt());
        forEach(listener -> listener.onRunStart(start), log);
    }

    void tell(RunResult result, EventLog log) {
        result.error()
                .ifPresentOrElse(
                        error -> tell(error, log), () -> forEach(listener -> listener.onRunComplete(result), log));
    }

    /**
     * Tells of a run that failed.
     *
     * @param error the run, and what went wrong
     * @param log gets a warning for each hook that throws
     */
    public void tell(RunError error, EventLog log) {
        forEach(listener -> listener.onRunError(error), log);
    }

    private void forEach(Consumer<RunListener> hook, EventLog log) {
        for (RunListener listener : listeners) {
            try {
                hook.accept(listener);
            } catch (Exception | Error thrown) {
                log.logEvent(
                        Severity.WARN,
                        ErrorCode.LISTENER_FAILED,
                        "A listener of the run failed",
                        EventContext.NONE
                                .code("listener", listener.getClass().getName())
                                .causedBy(thrown));
            }
        }
    }
}
