package io.certcron.persistence;

import io.certcron.application.port.out.DueSlot;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOnDemand;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunRecord;
import io.certcron.application.port.out.RunRequested;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.application.port.out.RunTally;
import io.certcron.domain.Channel;
import io.certcron.domain.RunResult;
import io.certcron.domain.Workflow;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs in PostgreSQL. The clock gives the time at which planning was finished; leases are the database's. */
public final class JdbiRunStore implements RunStore {

    private static final String LAST_PLANNED =
            """
            SELECT max(business_date)
            FROM <schema>.certification_cron_run
            WHERE planning_finished_at IS NOT NULL
                AND NOT dry_run
                AND workflow = ANY (:workflows)
                AND business_date < :before
            """;

    private static final String RENEW_LEASE =
            """
            UPDATE <schema>.certification_cron_run
            SET lease_expires_at = clock_timestamp() + :lease
            WHERE run_id = :run_id AND owner_token = :owner_token AND status = 'RUNNING'
            """;

    private static final String HAND_OVER =
            """
            UPDATE <schema>.certification_cron_run
            SET lease_expires_at = clock_timestamp(), owner_token = gen_random_uuid()
            WHERE run_id = :run_id AND owner_token = :owner_token AND status = 'RUNNING'
            """;

    private static final String PLANNING_FINISHED =
            """
            UPDATE <schema>.certification_cron_run
            SET planning_finished_at = :now
            WHERE run_id = :run_id AND owner_token = :owner_token AND status = 'RUNNING'
            """;

    private static final String FIND =
            """
            SELECT <columns>
            FROM <schema>.certification_cron_run
            WHERE run_id = :run_id
            """;

    private final Storage storage;
    private final Clock clock;
    private final RunOpenings openings;
    private final RunRequests requests;
    private final RunTakeovers takeovers;
    private final RunCounts counts;
    private final RunClosings closings;

    /** @param clock gives the time at which planning was finished */
    public JdbiRunStore(Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
        this.openings = new RunOpenings(storage);
        this.requests = new RunRequests(storage);
        this.takeovers = new RunTakeovers(storage);
        this.counts = new RunCounts(storage);
        this.closings = new RunClosings(storage);
    }

    @Override
    public OpenRun open(RunOpening opening) {
        return openings.open(opening);
    }

    @Override
    public Optional<OpenRun> openForSlot(RunOpening opening, DueSlot slot, Optional<Instant> next) {
        return openings.openForSlot(opening, slot, next);
    }

    @Override
    public RunRequested openOnDemand(RunOpening opening, RunOnDemand wish) {
        return requests.open(opening, wish);
    }

    @Override
    public Optional<OpenRun> takeOver(RunTakeover takeover) {
        return takeovers.takeOver(takeover);
    }

    @Override
    public Optional<LocalDate> lastPlanned(Channel channel, LocalDate before) {
        List<String> workflows = Arrays.stream(Workflow.values())
                .filter(workflow -> workflow.covers(channel))
                .map(Workflow::name)
                .toList();
        return storage.inTransaction("find_last_planned_date", List.of(), handle -> handle.createQuery(LAST_PLANNED)
                .bindArray("workflows", String.class, workflows)
                .bind("before", before)
                .mapTo(LocalDate.class)
                .findOne());
    }

    @Override
    public boolean renewLease(OpenRun run) {
        return storage.inTransaction(
                "renew_run_lease",
                List.of(run.runId()),
                handle -> handle.createUpdate(RENEW_LEASE)
                                .bind("lease", run.lease())
                                .bind("run_id", run.runId())
                                .bind("owner_token", run.ownerToken())
                                .execute()
                        == 1);
    }

    @Override
    public void handOver(OpenRun run) {
        storage.inTransaction("hand_over_run", List.of(run.runId()), handle -> handle.createUpdate(HAND_OVER)
                .bind("run_id", run.runId())
                .bind("owner_token", run.ownerToken())
                .execute());
    }

    @Override
    public void planningFinished(OpenRun run) {
        storage.inTransaction("finish_planning", List.of(run.runId()), handle -> handle.createUpdate(PLANNING_FINISHED)
                .bind("now", clock.instant())
                .bind("run_id", run.runId())
                .bind("owner_token", run.ownerToken())
                .execute());
    }

    @Override
    public RunTally tally(UUID runId) {
        return counts.tally(runId);
    }

    @Override
    public boolean close(OpenRun run, RunResult result) {
        return closings.close(run, result);
    }

    @Override
    public long closeAbandonedDryRuns(Instant now) {
        return closings.closeAbandonedDryRuns(now);
    }

    @Override
    public Optional<RunRecord> find(UUID runId) {
        return storage.inTransaction("find_run", List.of(runId), handle -> handle.createQuery(FIND)
                .define("columns", RunRecordRow.COLUMNS)
                .bind("run_id", runId)
                .map(RunRecordRow::read)
                .findOne());
    }
}
