package io.certcron.http.page;

import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.port.out.RunRecord;
import io.certcron.domain.Schedule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The last run of each schedule, mostly in one query: what is not among the latest runs of all is asked for once, and
 * remembered while somebody keeps looking. Used by one thread at a time.
 */
final class LastRuns {

    private static final int LATEST = 300;

    /** More of them come with the next look. */
    private static final int MAX_ASKED = 20;

    private static final long FORGOTTEN_AFTER = Duration.ofSeconds(30).toNanos();
    private static final Filter REAL =
            new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    private final RunHistory history;
    private final Map<UUID, Optional<RunRecord>> remembered = new HashMap<>();
    private long lookedAt;

    LastRuns(RunHistory history) {
        this.history = history;
    }

    Seen of(List<Schedule> schedules) {
        forgetAfterAWhile();
        List<RunRecord> runs = history.list(REAL, Optional.empty(), LATEST);
        Map<UUID, RunRecord> latest = new HashMap<>();
        for (RunRecord run : runs) {
            run.cronId().ifPresent(cronId -> latest.putIfAbsent(cronId, run));
        }
        latest.forEach((cronId, run) -> remembered.put(cronId, Optional.of(run)));
        schedules.stream()
                .map(Schedule::cronId)
                .filter(cronId -> !remembered.containsKey(cronId))
                .limit(MAX_ASKED)
                .forEach(cronId -> remembered.put(cronId, ask(cronId)));
        Map<UUID, RunRecord> found = new HashMap<>();
        remembered.forEach((cronId, run) -> run.ifPresent(each -> found.put(cronId, each)));
        return new Seen(runs, found);
    }

    /**
     * Runs.
     *
     * @param latest the latest of all, whoever asked for them
     * @param last the last one of each schedule
     */
    record Seen(List<RunRecord> latest, Map<UUID, RunRecord> last) {}

    private Optional<RunRecord> ask(UUID cronId) {
        Filter own = new Filter(Optional.of(cronId), Optional.empty(), Optional.empty(), Optional.empty(), false);
        return history.list(own, Optional.empty(), 1).stream().findFirst();
    }

    /** While nobody looked, runs may have passed that are no longer among the latest. */
    private void forgetAfterAWhile() {
        long now = System.nanoTime();
        if (now - lookedAt > FORGOTTEN_AFTER) {
            remembered.clear();
        }
        lookedAt = now;
    }
}
