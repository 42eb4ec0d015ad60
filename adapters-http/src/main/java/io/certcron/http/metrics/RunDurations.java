package io.certcron.http.metrics;

import static io.certcron.http.metrics.MetricName.PREFIX;
import static io.certcron.http.metrics.MetricName.STATUS;
import static io.certcron.http.metrics.MetricName.WORKFLOW;

import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunStart;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How long the runs took that ended in this process. Thread-safe. */
final class RunDurations implements RunListener {

    private static final Duration[] BUCKETS = {
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(2),
        Duration.ofMinutes(5),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(2),
        Duration.ofHours(4)
    };

    private final Map<Kind, Timer> timers = new HashMap<>();
    private final Starts starts = new Starts();
    private final Clock clock;

    RunDurations(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        for (Workflow workflow : Workflow.values()) {
            for (RunStatus status : RunStatus.values()) {
                if (status != RunStatus.RUNNING) {
                    timers.put(new Kind(workflow, status), timer(registry, workflow, status));
                }
            }
        }
    }

    @Override
    public void onRunStart(RunStart start) {
        starts.add(start);
    }

    @Override
    public void onRunComplete(RunResult result) {
        starts.take(result.runId());
        if (!result.dryRun()) {
            record(result.workflow(), result.status(), result.elapsed());
        }
    }

    /** A run that began in another process is left out, as nothing is known here of its beginning. */
    @Override
    public void onRunError(RunError error) {
        starts.take(error.runId())
                .filter(start -> !start.dryRun())
                .ifPresent(start -> record(
                        start.workflow(), RunStatus.FAILED, Duration.between(start.startedAt(), clock.instant())));
    }

    private void record(Workflow workflow, RunStatus status, Duration elapsed) {
        Timer timer = timers.get(new Kind(workflow, status));
        if (timer != null) {
            timer.record(elapsed);
        }
    }

    private static Timer timer(MeterRegistry registry, Workflow workflow, RunStatus status) {
        return Timer.builder(PREFIX + "run.duration")
                .description("How long runs took, from opening to closing, that ended in this process since it started."
                        + " Dry runs are left out.")
                .serviceLevelObjectives(BUCKETS)
                .tags(WORKFLOW, workflow.name(), STATUS, status.name())
                .register(registry);
    }

    private record Kind(Workflow workflow, RunStatus status) {}

    /** Runs that began here. The end of one that another node took over never comes, so the oldest are forgotten. */
    private static final class Starts extends LinkedHashMap<UUID, RunStart> {

        private static final long serialVersionUID = 1L;
        private static final int MAX = 100;

        synchronized void add(RunStart start) {
            put(start.runId(), start);
        }

        synchronized Optional<RunStart> take(UUID runId) {
            return Optional.ofNullable(remove(runId));
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, RunStart> eldest) {
            return size() > MAX;
        }
    }
}
