package io.certcron.application.node;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunInProgress;
import io.certcron.application.run.SharedRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/** The threads of a node that carry out runs and help with others. Thread-safe. */
final class Crew {

    /** An idle thread must not keep a process from ending for long. */
    private static final Duration IDLE = Duration.ofSeconds(1);

    private final SharedRuns runs;
    private final Duration window;
    private final Clock clock;
    private final AtomicBoolean stopAsked = new AtomicBoolean();
    private final Map<UUID, AtomicBoolean> helped = new ConcurrentHashMap<>();
    private final Set<UUID> hopeless = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = new ThreadPoolExecutor(
            0, Integer.MAX_VALUE, IDLE.toMillis(), TimeUnit.MILLISECONDS, new SynchronousQueue<>(), Crew::named);

    /** @param window how old a run may be for something to be sent in it; an older one is only brought to its end */
    Crew(SharedRuns runs, Duration window, Clock clock) {
        this.runs = runs;
        this.window = window;
        this.clock = clock;
    }

    /** Carries out a run that this node owns. */
    void carryOut(OpenRun run) {
        Optional.ofNullable(helped.get(run.runId())).ifPresent(stop -> stop.set(true));
        try {
            threads.execute(() -> runs.carryOut(run, timeBudgetOf(run), stopAsked::get));
        } catch (RejectedExecutionException closed) {
            runs.handOver(run);
        }
    }

    /** Carries out a dry run that this node owns. */
    void preview(OpenRun run) {
        try {
            threads.execute(() -> runs.preview(run));
        } catch (RejectedExecutionException closed) {
            runs.handOver(run);
        }
    }

    /** Helps with those runs that others own, and no longer with those that have ended. */
    void helpWith(List<RunInProgress> runsOfOthers) {
        Set<UUID> going = runsOfOthers.stream().map(RunInProgress::runId).collect(Collectors.toSet());
        helped.forEach((runId, stop) -> stop.compareAndSet(false, !going.contains(runId)));
        hopeless.retainAll(going);
        runsOfOthers.stream()
                .filter(run -> !runs.carriesOut(run.runId()))
                .filter(run -> !helped.containsKey(run.runId()) && !hopeless.contains(run.runId()))
                .forEach(this::help);
    }

    private void help(RunInProgress run) {
        AtomicBoolean stop = new AtomicBoolean();
        helped.put(run.runId(), stop);
        try {
            threads.execute(() -> helpUntil(stop, run));
        } catch (RejectedExecutionException closed) {
            helped.remove(run.runId());
        }
    }

    private void helpUntil(AtomicBoolean stop, RunInProgress run) {
        try {
            if (!runs.help(run, () -> stop.get() || stopAsked.get())) {
                hopeless.add(run.runId());
            }
        } finally {
            helped.remove(run.runId());
        }
    }

    /** What was due so long ago is for tonight's run to judge. */
    private Optional<Duration> timeBudgetOf(OpenRun run) {
        Instant oldest = clock.instant().minus(window);
        return run.startedAt().isBefore(oldest) ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    /** Asks all to stop at the next page or chunk. */
    void stop() {
        stopAsked.set(true);
    }

    /** Takes nothing on any more. */
    void close() {
        threads.shutdown();
    }

    /** Waits until all have ended, after {@link #close}. */
    boolean awaitEnd(Duration atMost) throws InterruptedException {
        return threads.awaitTermination(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread named(Runnable work) {
        return new Thread(work, "certification-cron-run");
    }
}
