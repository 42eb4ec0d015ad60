package io.certcron.http.metrics;

import static io.certcron.http.metrics.MetricName.PREFIX;

import io.certcron.application.log.EventObserver;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunStart;
import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.Statistics;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.Severity;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * How the job is doing, for Prometheus. What has to survive a restart is read from the database, at most every ten seconds and only when
 * somebody scrapes; the rest is of this process. A scrape never fails: while the database is away, {@code statistics_up} is 0, counters
 * stand still, and after a minute what may have changed is NaN. Thread-safe.
 */
public final class JobMetrics implements RunListener, EventObserver, AutoCloseable {

    /** What a scrape is: the text format of Prometheus. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final TroubleCounters troubles = new TroubleCounters(registry);
    private final DispatchTimers reminders = new DispatchTimers(registry, "reminder");
    private final DispatchTimers management = new DispatchTimers(registry, "management");
    private final RisingCounts counts = new RisingCounts();
    private final AtomicBoolean figuresKnown = new AtomicBoolean();
    private final RunDurations durations;
    private final FiguresReader reader;
    private final FiguresMeters figures;
    private final LongSupplier droppedLogEvents;

    /**
     * @param statistics the figures that survive a restart
     * @param droppedLogEvents how many log events were dropped since the process started; never falls
     * @param version the program's version
     * @param clock by which ages are counted
     */
    public JobMetrics(Statistics statistics, LongSupplier droppedLogEvents, String version, Clock clock) {
        this.droppedLogEvents = droppedLogEvents;
        durations = new RunDurations(registry, clock);
        reader = new FiguresReader(statistics, clock, this::take);
        figures = new FiguresMeters(registry, reader, counts, clock);
        registerProcess(version, clock.instant());
    }

    /** Everything, in the text format of Prometheus. Waits for the database for a second at most. */
    public String scrape() {
        reader.refresh();
        return registry.scrape();
    }

    @Override
    public void onRunStart(RunStart start) {
        durations.onRunStart(start);
    }

    @Override
    public void onRunComplete(RunResult result) {
        durations.onRunComplete(result);
    }

    @Override
    public void onRunError(RunError error) {
        durations.onRunError(error);
    }

    @Override
    public void troubleLogged(
            Optional<UUID> runId, Severity severity, ErrorCode code, String message, Map<String, Object> context) {
        troubles.troubleLogged(runId, severity, code, message, context);
    }

    /** Reads nothing more from the database. */
    @Override
    public void close() {
        reader.close();
    }

    DispatchTimers reminderTimers() {
        return reminders;
    }

    DispatchTimers managementTimers() {
        return management;
    }

    private void take(JobFigures read) {
        Map<Object, Long> all = new HashMap<>(read.runs());
        all.putAll(read.intents());
        all.putAll(read.slotsSkipped());
        counts.update(all);
        if (figuresKnown.compareAndSet(false, true)) {
            figures.register();
        }
    }

    private void registerProcess(String version, Instant start) {
        FunctionCounter.builder(PREFIX + "log.events.dropped", this, metrics -> metrics.droppedLogEvents.getAsLong())
                .description("Log events that this process dropped since it started.")
                .register(registry);
        Gauge.builder(PREFIX + "statistics.up", () -> reader.isUp() ? 1 : 0)
                .description("1 if the database could be read at the latest attempt, else 0.")
                .register(registry);
        Gauge.builder(PREFIX + "start.timestamp", () -> start.toEpochMilli() / 1_000.0)
                .description("When this process began to count, in Unix time.")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(PREFIX + "build.info", () -> 1)
                .description("The version of the program.")
                .tag("version", version)
                .register(registry);
    }
}
