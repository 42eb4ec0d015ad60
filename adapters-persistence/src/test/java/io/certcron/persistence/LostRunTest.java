package io.certcron.persistence;

import static io.certcron.persistence.Night.LEASE;
import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A process that was stopped for a while, and goes on with a run that somebody else has taken over. */
class LostRunTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final PlanningWindow WINDOW = PlanningWindow.ofOneNight(TONIGHT);

    private PostgresContractDatabase database;
    private RunStore runs;
    private IntentPlanner planner;
    private OpenRun lost;

    @BeforeEach
    void openARunWithWorkLeft() {
        database = POSTGRES.emptied();
        runs = database.runStore();
        planner = database.planner(ExpiryPolicy.STANDARD);
        insertCertification();
        leaveOneIntentForTheNextRun(runs.open(Night.opening()));
        lost = runs.open(Night.opening());
        insertCertification();
        database.elapse(LEASE.plusSeconds(1));
    }

    @Test
    void writesNothingMore() {
        OpenRun current = takeOver();
        List<String> before = everyRow();

        runs.handOver(lost);
        assertThat(doEverything(lost)).containsOnly(false);

        assertThat(everyRow()).isEqualTo(before);
        assertThat(doEverything(current)).containsOnly(true);
    }

    @Test
    void writesNoPageThatHadToWaitForATakeover() {
        CompletableFuture<Optional<PlannedPage>> page = database.backDoor().inTransaction(handle -> {
            handle.execute("UPDATE certification_cron_run SET owner_token = gen_random_uuid()");
            CompletableFuture<Optional<PlannedPage>> waiting = CompletableFuture.supplyAsync(
                    () -> planner.planPauses(lost, WINDOW, Optional.empty(), 10, false),
                    task -> new Thread(task).start());
            await().until(() -> waitingForALock() == 1);
            return waiting;
        });

        assertThat(page.join()).isEmpty();
        assertThat(database.intents()).hasSize(1);
    }

    @Test
    void isNotTakenOverInTheMiddleOfAPage() {
        database.backDoor().useTransaction(handle -> {
            handle.execute("SELECT FROM certification_cron_run FOR NO KEY UPDATE");

            assertThat(runs.takeOver(takeover())).isEmpty();
        });

        assertThat(runs.takeOver(takeover())).isPresent();
    }

    private List<Boolean> doEverything(OpenRun run) {
        boolean rearmed = database.ledger().rearm(run, Channel.AUTO_PAUSE) > 0;
        boolean pauses =
                planner.planPauses(run, WINDOW, Optional.empty(), 10, false).isPresent();
        boolean reminders =
                planner.planReminders(run, WINDOW, Optional.empty(), 10).isPresent();
        runs.planningFinished(run);
        boolean audited =
                database.auditLog().record(run, PostgresContractDatabase.NOW, Optional.of(FlaggedCertifications.NONE));
        boolean renewed = runs.renewLease(run);
        return List.of(rearmed, pauses, reminders, audited, renewed, runs.close(run, ended(run)));
    }

    private OpenRun takeOver() {
        return runs.takeOver(takeover()).orElseThrow();
    }

    private RunTakeover takeover() {
        return new RunTakeover(lost.runId(), Night.opening().policyFingerprint(), UUID.randomUUID(), LEASE);
    }

    private void leaveOneIntentForTheNextRun(OpenRun run) {
        planner.planPauses(run, WINDOW, Optional.empty(), 10, false);
        ClaimedChunk chunk = database.ledger().claim(Night.claim(run, Channel.AUTO_PAUSE, 1));
        Settlement nextRun = new Settlement.NextRun(chunk.intents().get(0).key(), "ITEM_RETRY", OptionalInt.empty());
        database.ledger().settle(chunk.claim(), List.of(nextRun));
    }

    private void insertCertification() {
        database.insert(new Certification(UUID.randomUUID(), UUID.randomUUID(), TONIGHT, "active"));
    }

    private static int waitingForALock() {
        return POSTGRES.superuser().withHandle(handle -> handle.createQuery(
                        """
                        SELECT count(*)
                        FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'
                        """)
                .mapTo(Integer.class)
                .one());
    }

    private List<String> everyRow() {
        return database.backDoor().withHandle(handle -> handle.createQuery(
                        """
                        SELECT run::text FROM certification_cron_run AS run
                        UNION ALL
                        SELECT intent::text FROM certification_idempotency_log AS intent
                        UNION ALL
                        SELECT count::text FROM certification_cron_run_count AS count
                        UNION ALL
                        SELECT audit::text FROM cron_audit_log AS audit
                        ORDER BY 1
                        """)
                .mapTo(String.class)
                .list());
    }

    private static RunResult ended(OpenRun run) {
        return new RunResult(
                run.runId(),
                TONIGHT,
                Workflow.ALL,
                false,
                RunStatus.COMPLETED,
                new ReminderResult.NotCovered(),
                new PauseResult.NotCovered(),
                new MonitoringResult.Checked(FlaggedCertifications.NONE, FlaggedCertifications.NONE),
                0,
                run.startedAt(),
                Duration.ofSeconds(1),
                Optional.empty());
    }
}
