package io.certcron.http.page;

import io.certcron.application.port.out.RunHistory;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What all runs of a night have done together. Used by one thread at a time. */
final class NightFigures {

    private static final int MAX_RUNS = 10;
    private static final int REMEMBERED = 20;

    private final RunHistory history;

    private final Map<UUID, Sum> ended = new LinkedHashMap<>();

    NightFigures(RunHistory history) {
        this.history = history;
    }

    Sum of(List<RunRecord> runs) {
        return runs.stream().limit(MAX_RUNS).map(this::of).reduce(Sum.NONE, Sum::plus);
    }

    private Sum of(RunRecord run) {
        Sum known = ended.get(run.runId());
        if (known != null) {
            return known;
        }
        Sum sum = Sum.of(history.tally(run.runId()));
        if (run.status() != RunStatus.RUNNING) {
            if (ended.size() >= REMEMBERED) {
                ended.clear();
            }
            ended.put(run.runId(), sum);
        }
        return sum;
    }

    /** Counts. */
    record Sum(long reminded, long paused, long skipped, long rejected) {

        static final Sum NONE = new Sum(0, 0, 0, 0);

        static Sum of(RunTally tally) {
            ReminderTally reminders = tally.reminders();
            PauseTally pauses = tally.pauses();
            return new Sum(
                    reminders.sent() + reminders.alreadySent(),
                    pauses.paused() + pauses.alreadyPaused(),
                    reminders.skipped() + pauses.skipped(),
                    reminders.rejected() + pauses.rejected());
        }

        Sum plus(Sum other) {
            return new Sum(
                    reminded + other.reminded,
                    paused + other.paused,
                    skipped + other.skipped,
                    rejected + other.rejected);
        }
    }
}
