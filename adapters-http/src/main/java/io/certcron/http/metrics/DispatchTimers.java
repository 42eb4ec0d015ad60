package io.certcron.http.metrics;

import static io.certcron.http.metrics.MetricName.OUTCOME;
import static io.certcron.http.metrics.MetricName.PREFIX;

import io.certcron.application.port.out.BatchAnswer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** How long requests to one service take. Thread-safe. */
final class DispatchTimers {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30)
    };

    private final Map<DispatchOutcome, Timer> timers = new EnumMap<>(DispatchOutcome.class);

    DispatchTimers(MeterRegistry registry, String service) {
        for (DispatchOutcome outcome : DispatchOutcome.values()) {
            timers.put(outcome, timer(registry, service, outcome));
        }
    }

    BatchAnswer time(Supplier<BatchAnswer> request) {
        long start = System.nanoTime();
        DispatchOutcome outcome = DispatchOutcome.UNEXPECTED;
        try {
            BatchAnswer answer = request.get();
            outcome = DispatchOutcome.of(answer);
            return answer;
        } finally {
            record(outcome, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private void record(DispatchOutcome outcome, Duration elapsed) {
        Timer timer = timers.get(outcome);
        if (timer != null) {
            timer.record(elapsed);
        }
    }

    private static Timer timer(MeterRegistry registry, String service, DispatchOutcome outcome) {
        return Timer.builder(PREFIX + "dispatch.duration")
                .description("How long requests to the services took, of this process since it started:"
                        + " from the call to the answer, by service and outcome.")
                .serviceLevelObjectives(BUCKETS)
                .tags("service", service, OUTCOME, outcome.name())
                .register(registry);
    }
}
