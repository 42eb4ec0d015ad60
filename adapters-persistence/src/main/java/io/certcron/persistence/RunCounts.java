package io.certcron.persistence;

import io.certcron.application.port.out.RunTally;
import io.certcron.domain.Channel;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Sums up what the workers have counted for a run. */
final class RunCounts {

    private static final String SUM =
            """
            SELECT action, counter, threshold_days, sum(total) AS intents
            FROM <schema>.certification_cron_run_count
            WHERE run_id = :run_id
            GROUP BY action, counter, threshold_days
            """;

    private record Count(Channel channel, String counter, int thresholdDays, long intents) {}

    private final Storage storage;

    RunCounts(Storage storage) {
        this.storage = storage;
    }

    RunTally tally(UUID runId) {
        List<Count> counts = storage.inTransaction("tally_run", List.of(runId), handle -> sum(handle, runId));
        return new RunTally(reminders(counts), pauses(counts));
    }

    private static List<Count> sum(Handle handle, UUID runId) {
        return handle.createQuery(SUM)
                .bind("run_id", runId)
                .map((row, context) -> new Count(
                        Channel.valueOf(row.getString("action")),
                        row.getString("counter"),
                        row.getInt("threshold_days"),
                        row.getLong("intents")))
                .list();
    }

    private static ReminderTally reminders(List<Count> counts) {
        Map<String, Long> totals = totals(counts, Channel.REMINDER);
        return new ReminderTally(
                plannedByThreshold(counts),
                totals.getOrDefault("SUPERSEDED", 0L),
                totals.getOrDefault("DONE", 0L),
                totals.getOrDefault("DONE_BEFORE", 0L),
                totals.getOrDefault("SKIPPED", 0L),
                totals.getOrDefault("REJECTED", 0L));
    }

    private static PauseTally pauses(List<Count> counts) {
        Map<String, Long> totals = totals(counts, Channel.AUTO_PAUSE);
        return new PauseTally(
                totals.getOrDefault("PLANNED", 0L),
                0,
                totals.getOrDefault("DONE", 0L),
                totals.getOrDefault("DONE_BEFORE", 0L),
                totals.getOrDefault("SKIPPED", 0L),
                totals.getOrDefault("REJECTED", 0L));
    }

    private static Map<Integer, Long> plannedByThreshold(List<Count> counts) {
        Map<Integer, Long> planned = new HashMap<>();
        counts.stream()
                .filter(count ->
                        count.channel() == Channel.REMINDER && count.counter().equals("PLANNED"))
                .forEach(count -> planned.put(count.thresholdDays(), count.intents()));
        return planned;
    }

    private static Map<String, Long> totals(List<Count> counts, Channel channel) {
        Map<String, Long> totals = new HashMap<>();
        counts.stream()
                .filter(count -> count.channel() == channel)
                .forEach(count -> totals.merge(count.counter(), count.intents(), Long::sum));
        return totals;
    }
}
