package io.certcron.application.port.out;

import io.certcron.domain.PauseTally;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks back at runs. Thread-safe; reads only.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface RunHistory {

    /**
     * A page of runs, latest first, by the time at which they were opened and their ids.
     *
     * @param filter which of them
     * @param after the last run of the page before; empty to start
     * @param limit how many, at most; positive
     * @return the page; empty past the last
     */
    List<RunRecord> list(Filter filter, Optional<Position> after, int limit);

    /**
     * The latest run of each of the schedules, of its slots or on demand, dry runs left out; none for one that never ran.
     *
     * @param cronIds the schedules
     * @return the runs, by schedule
     */
    default Map<UUID, RunRecord> latest(Collection<UUID> cronIds) {
        Map<UUID, RunRecord> latest = new HashMap<>();
        for (UUID cronId : cronIds) {
            Filter own = new Filter(Optional.of(cronId), Optional.empty(), Optional.empty(), Optional.empty(), false);
            list(own, Optional.empty(), 1).forEach(run -> latest.put(cronId, run));
        }
        return latest;
    }

    /**
     * Everything that is known of a run.
     *
     * @param runId the run
     * @return the run; empty where there is none of that id
     */
    Optional<RunDetails> find(UUID runId);

    /**
     * What has been counted for a run so far: the tally of its details, for those who ask again and again while it is under way.
     *
     * @param runId the run
     * @return its counts; zeros where there is no run of that id
     */
    default RunTally tally(UUID runId) {
        return find(runId).map(RunDetails::tally).orElse(new RunTally(ReminderTally.NONE, PauseTally.NONE));
    }

    /**
     * {@return the business dates from one to another, both included, on which there was a run that was no dry run, in order}
     *
     * @param from the first date
     * @param through the last date
     */
    List<Night> nights(LocalDate from, LocalDate through);

    /**
     * Which runs.
     *
     * @param cronId only those of this schedule, of its slots or on demand
     * @param workflow only those that cover exactly this
     * @param status only those with this status
     * @param businessDate only those for this date
     * @param dryRuns whether dry runs are among them
     */
    record Filter(
            Optional<UUID> cronId,
            Optional<Workflow> workflow,
            Optional<RunStatus> status,
            Optional<LocalDate> businessDate,
            boolean dryRuns) {

        /** All runs. */
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), true);
    }

    /**
     * A place in the order of runs.
     *
     * @param startedAt when the run there was opened
     * @param runId its id
     */
    record Position(Instant startedAt, UUID runId) {}

    /**
     * One night in short.
     *
     * @param businessDate which
     * @param completed how many runs were completed
     * @param withFailures how many were completed with failures
     * @param incomplete how many ended as incomplete
     * @param failed how many failed
     * @param running how many are under way
     * @param late how many became a run over an hour after their slot
     * @param missedPauses the missed pauses that the latest of its checks found; empty where none was made
     */
    record Night(
            LocalDate businessDate,
            long completed,
            long withFailures,
            long incomplete,
            long failed,
            long running,
            long late,
            Optional<Long> missedPauses) {}
}
