package io.certcron.bench.contender;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.certcron.bench.figures.Metric;
import io.certcron.bench.platform.BenchDatabase;
import io.certcron.bench.process.Java;
import io.certcron.bench.process.MeasuredProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The job: {@code certification-cron.jar execute}, with the settings that it can't do without. */
public final class Ours implements Contender {

    private static final Duration AT_MOST = Duration.ofMinutes(20);

    private static final Map<String, Metric> TIMES = Map.of(
            "plan_ms", Metric.PLAN,
            "dispatch_ms", Metric.DISPATCH,
            "monitor_ms", Metric.MONITOR,
            "audit_ms", Metric.AUDIT,
            "claim_ms", Metric.CLAIM,
            "send_ms", Metric.SEND,
            "settle_ms", Metric.SETTLE);

    private static final Map<String, Metric> CHUNKS =
            Map.of("chunk_p50_us", Metric.CHUNK_P50, "chunk_p99_us", Metric.CHUNK_P99);

    /** What the launcher of the zip gives every command that ends by itself. */
    static final List<String> LAUNCHER_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final double MICROS_PER_MILLI = 1_000;

    private final ObjectMapper json = new ObjectMapper();
    private final Path jar;

    /** @param jar the runnable jar */
    public Ours(Path jar) {
        this.jar = jar;
    }

    @Override
    public String id() {
        return "ours";
    }

    @Override
    public String recorded() {
        return "SELECT count(*) FROM certification_idempotency_log WHERE status = 'DONE'";
    }

    /** A run of that date, which is expected to find nothing to do: how long it takes from start to exit. */
    public Duration runIdle(Night night, String java, LocalDate businessDate) {
        return execute(night, java, businessDate).elapsed();
    }

    @Override
    public Outcome run(Night night) {
        MeasuredProcess.Finished process =
                execute(night, Java.executable(), night.database().businessDate());
        List<JsonNode> lines = process.stdout().stream().map(this::read).toList();
        JsonNode summary = lines.get(lines.size() - 1).path("context");
        return new Outcome(
                process,
                summary.path("elapsed_ms").asDouble(),
                summary.path("reminders_sent").asLong()
                        + summary.path("pauses_done").asLong(),
                times(lines));
    }

    private MeasuredProcess.Finished execute(Night night, String java, LocalDate businessDate) {
        List<String> command = new ArrayList<>(LAUNCHER_OPTIONS);
        command.addAll(night.jvmOptions());
        command.addAll(List.of("-jar", jar.toString(), "execute"));
        command.addAll(List.of("--business-date", businessDate.toString()));
        MeasuredProcess.Finished process =
                MeasuredProcess.run(java, night.directory(), command, environment(night), AT_MOST);
        if (process.exitCode() != 0) {
            throw new IllegalStateException("The job ended with exit code %d; its logs are in %s"
                    .formatted(process.exitCode(), night.directory()));
        }
        return process;
    }

    private static Map<String, String> environment(Night night) {
        return Map.of(
                "CERTCRON_DATABASE_URL",
                night.jdbcUrl(),
                "CERTCRON_DATABASE_USER",
                BenchDatabase.USER,
                "CERTCRON_DATABASE_PASSWORD",
                "unused-by-trust",
                "CERTCRON_REMINDER_URL",
                night.services().toString(),
                "CERTCRON_REMINDER_TOKEN",
                "unused-by-the-bench",
                "CERTCRON_MANAGEMENT_URL",
                night.services().toString(),
                "CERTCRON_MANAGEMENT_TOKEN",
                "unused-by-the-bench");
    }

    private static Map<Metric, Double> times(List<JsonNode> lines) {
        Map<Metric, Double> times = new EnumMap<>(Metric.class);
        times.put(Metric.LOG_LINES, (double) lines.size());
        for (JsonNode line : lines) {
            JsonNode context = line.path("context");
            if (context.has("plan_ms")) {
                TIMES.forEach(
                        (key, metric) -> times.put(metric, context.path(key).asDouble()));
                CHUNKS.forEach(
                        (key, metric) -> times.put(metric, context.path(key).asDouble() / MICROS_PER_MILLI));
            }
        }
        return times;
    }

    private JsonNode read(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException noJson) {
            throw new IllegalStateException("The job printed a line that is not JSON", noJson);
        }
    }
}
