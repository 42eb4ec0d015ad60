package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Renews the lease of a run while it is being worked on, three times in its duration. Thread-safe. */
final class RunLeaseKeeper implements AutoCloseable {

    private final RunStore runs;
    private final OpenRun run;
    private final EventLog log;
    private final ScheduledExecutorService heart;
    private final Future<?> beat;
    private volatile boolean lost;

    private RunLeaseKeeper(RunStore runs, OpenRun run, EventLog log) {
        this.runs = runs;
        this.run = run;
        this.log = log;
        this.heart = Executors.newSingleThreadScheduledExecutor(RunLeaseKeeper::namedThread);
        long third = run.lease().toMillis() / 3;
        this.beat = heart.scheduleWithFixedDelay(this::renew, third, third, TimeUnit.MILLISECONDS);
    }

    static RunLeaseKeeper keep(RunStore runs, OpenRun run, EventLog log) {
        return new RunLeaseKeeper(runs, run, log);
    }

    /** Whether another process has taken the run over. */
    boolean isLost() {
        return lost;
    }

    private void renew() {
        try {
            lost = lost || !runs.renewLease(run);
        } catch (StorageException failure) {
            log.logEvent(
                    Severity.WARN,
                    Failures.codeOf(failure),
                    "The lease of the run could not be renewed",
                    EventContext.of(failure));
        } catch (RuntimeException | Error unexpected) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.UNEXPECTED_EXCEPTION,
                    "The lease of the run could not be renewed",
                    EventContext.NONE.causedBy(unexpected));
        }
    }

    private static Thread namedThread(Runnable beat) {
        Thread thread = new Thread(beat, "certification-cron-lease");
        thread.setDaemon(true);
        return thread;
    }

    /** Lets a renewal that is under way finish: interrupted, it would look like a failure. */
    @Override
    public void close() {
        beat.cancel(false);
        heart.shutdown();
    }
}
