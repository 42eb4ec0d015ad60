package io.certcron.http.metrics;

import static io.certcron.http.metrics.MetricName.ACTION;
import static io.certcron.http.metrics.MetricName.PREFIX;

import io.certcron.application.log.EventObserver;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.Severity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What went wrong in this process, as its log told. Thread-safe. */
final class TroubleCounters implements EventObserver {

    private final Map<ErrorCode, Counter> errors = new EnumMap<>(ErrorCode.class);
    private final Map<String, Counter> stopped = new HashMap<>();

    TroubleCounters(MeterRegistry registry) {
        for (ErrorCode code : ErrorCode.values()) {
            errors.put(code, errors(registry, code));
        }
        for (Channel channel : Channel.values()) {
            stopped.put(channel.name(), stopped(registry, channel));
        }
    }

    @Override
    public void troubleLogged(
            Optional<UUID> runId, Severity severity, ErrorCode code, String message, Map<String, Object> context) {
        increment(errors.get(code));
        if (code == ErrorCode.CHANNEL_STOPPED && context.get("channel") instanceof String channel) {
            increment(stopped.get(channel));
        }
    }

    private static void increment(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    private static Counter errors(MeterRegistry registry, ErrorCode code) {
        return Counter.builder(PREFIX + "run.errors")
                .description("Events that this process logged with an error code since it started,"
                        + " inside and outside of runs.")
                .tag("error_code", code.name())
                .register(registry);
    }

    private static Counter stopped(MeterRegistry registry, Channel channel) {
        return Counter.builder(PREFIX + "channel.stopped")
                .description("How often this process stopped a channel for the rest of a run since it started.")
                .tag(ACTION, channel.name())
                .register(registry);
    }
}
