package io.certcron.http.metrics;

import static io.certcron.http.metrics.MetricName.ACTION;
import static io.certcron.http.metrics.MetricName.OUTCOME;
import static io.certcron.http.metrics.MetricName.PREFIX;
import static io.certcron.http.metrics.MetricName.STATUS;
import static io.certcron.http.metrics.MetricName.WORKFLOW;

import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.JobFigures.IntentKind;
import io.certcron.application.port.out.JobFigures.IntentOutcome;
import io.certcron.application.port.out.JobFigures.RunKind;
import io.certcron.domain.Channel;
import io.certcron.domain.RunStatus;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The meters of what the database knows. They are there from the first reading on: a counter that began at 0 before it and then jumped to
 * what years have gathered would look as if all that had happened now.
 */
final class FiguresMeters {

    private static final String SECONDS = "seconds";

    private final MeterRegistry registry;
    private final FiguresReader reader;
    private final RisingCounts counts;
    private final Clock clock;

    FiguresMeters(MeterRegistry registry, FiguresReader reader, RisingCounts counts, Clock clock) {
        this.registry = registry;
        this.reader = reader;
        this.counts = counts;
        this.clock = clock;
    }

    void register() {
        for (Workflow workflow : Workflow.values()) {
            registerRuns(workflow);
        }
        for (Channel channel : Channel.values()) {
            registerIntents(channel);
        }
        for (SkipReason reason : SkipReason.values()) {
            counter("slots.skipped", "Slots that did not become runs.", Tags.of("reason", reason.name()), reason);
        }
        registerPauses();
        gauge(
                "orphaned.runs",
                "Runs under way whose owner's lease has run out.",
                Tags.empty(),
                JobFigures::orphanedRuns);
    }

    private void registerRuns(Workflow workflow) {
        Tags tags = Tags.of(WORKFLOW, workflow.name());
        for (RunStatus status : RunStatus.values()) {
            if (status != RunStatus.RUNNING) {
                counter(
                        "runs",
                        "Runs that have ended, by workflow and status. Dry runs are left out.",
                        tags.and(STATUS, status.name()),
                        new RunKind(workflow, status));
            }
        }
        gauge("runs.in.progress", "Runs under way. Dry runs are left out.", tags, figures -> figures.runs()
                .getOrDefault(new RunKind(workflow, RunStatus.RUNNING), 0L));
        Gauge.builder(PREFIX + "last.success.timestamp", () -> lastSuccess(workflow))
                .description(
                        "When the latest run that covers the workflow ended as COMPLETED or COMPLETED_WITH_FAILURES,"
                                + " in Unix time. NaN where none has.")
                .baseUnit(SECONDS)
                .tags(tags)
                .register(registry);
    }

    private void registerIntents(Channel channel) {
        Tags tags = Tags.of(ACTION, channel.name());
        for (IntentOutcome outcome : IntentOutcome.values()) {
            counter(
                    "intents",
                    "Intents by action and outcome. PLANNED counts each when it is planned, the others when it is settled.",
                    tags.and(OUTCOME, outcome.name()),
                    new IntentKind(channel, outcome));
        }
        gauge("backlog", "Unsettled intents. Held ones are left out.", tags, figures -> figures.backlog()
                .getOrDefault(channel, 0L));
        Gauge.builder(PREFIX + "oldest.unsettled.age", () -> current(figures -> age(figures, channel)))
                .description("How long ago the oldest unsettled intent was planned; 0 where there is none."
                        + " Held ones are left out.")
                .baseUnit(SECONDS)
                .tags(tags)
                .register(registry);
    }

    private void registerPauses() {
        gauge(
                "missed.pauses",
                "Expired certifications that nobody paused, as the last check for the latest business date found."
                        + " NaN where none was made yet, or it failed.",
                Tags.empty(),
                figures -> figures.missedPauses().map(Long::doubleValue).orElse(Double.NaN));
        gauge(
                "missed.pause.reports.unresolved",
                "Runs that reported missed pauses and that nobody has resolved.",
                Tags.empty(),
                JobFigures::unresolvedReports);
        gauge(
                "held.pauses",
                "Pauses that the brake holds until somebody releases or drops them.",
                Tags.empty(),
                JobFigures::heldPauses);
        gauge(
                "brake.engaged",
                "1 while the brake holds pauses, else 0.",
                Tags.empty(),
                figures -> figures.heldPauses() > 0 ? 1 : 0);
    }

    private void counter(String name, String help, Tags tags, Object key) {
        FunctionCounter.builder(PREFIX + name, counts, known -> known.of(key))
                .description(help)
                .tags(tags)
                .register(registry);
    }

    private void gauge(String name, String help, Tags tags, ToDoubleFunction<JobFigures> value) {
        Gauge.builder(PREFIX + name, () -> current(value))
                .description(help)
                .tags(tags)
                .register(registry);
    }

    /** What may have changed since is not known while the database is away. */
    private double current(ToDoubleFunction<JobFigures> value) {
        Optional<JobFigures> figures = reader.current();
        return figures.isPresent() ? value.applyAsDouble(figures.get()) : Double.NaN;
    }

    /** Stays true while the database is away. */
    private double lastSuccess(Workflow workflow) {
        return reader.last()
                .map(figures -> figures.lastSuccess().get(workflow))
                .map(instant -> instant.toEpochMilli() / 1_000.0)
                .orElse(Double.NaN);
    }

    private double age(JobFigures figures, Channel channel) {
        Instant oldest = figures.oldestUnsettled().get(channel);
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / 1_000.0);
    }
}
