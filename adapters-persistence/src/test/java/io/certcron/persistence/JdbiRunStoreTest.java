package io.certcron.persistence;

import static io.certcron.persistence.Night.LEASE;
import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunStore;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.PauseTally;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.ReminderTally;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbiRunStoreTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private PostgresContractDatabase database;
    private RunStore runs;

    @BeforeEach
    void empty() {
        database = POSTGRES.emptied();
        runs = database.runStore();
    }

    @Test
    void plansARunThatItTakesOverAnewIfThePolicyHasChanged() {
        OpenRun lost = runs.open(Night.opening("reminders at 30"));
        planAPage(lost);
        runs.planningFinished(lost);
        database.elapse(LEASE.plusSeconds(1));

        OpenRun run = runs.open(Night.opening("reminders at 60"));

        assertThat(run.takenOver()).isTrue();
        assertThat(run.resumeAfter()).isEmpty();
        assertThat(runs.lastPlanned(Channel.AUTO_PAUSE, TONIGHT.plusDays(1))).isEmpty();
    }

    @Test
    void startsAtTheCursorOfARunThatIsStillPlanning() {
        OpenRun alive = runs.open(Night.opening());
        planAPage(alive);

        OpenRun run = runs.open(Night.opening());

        assertThat(run.takenOver()).isFalse();
        assertThat(run.resumeAfter()).map(cursor -> cursor.expiryDate()).contains(TONIGHT);
    }

    @Test
    void keepsTheResultOfARunAsADocument() {
        OpenRun run = runs.open(Night.opening());
        ReminderTally reminders = new ReminderTally(Map.of(30, 5L, 7, 2L), 1, 4, 1, 0, 1);
        PauseTally pauses = new PauseTally(9, 9, 0, 0, 0, 0);
        FlaggedCertifications missed = new FlaggedCertifications(2, List.of(UUID.randomUUID()));

        runs.close(
                run,
                new RunResult(
                        run.runId(),
                        TONIGHT,
                        Workflow.ALL,
                        false,
                        RunStatus.COMPLETED_WITH_FAILURES,
                        new ReminderResult.Stopped(reminders, 3, ErrorCode.SERVICE_UNAUTHORIZED),
                        new PauseResult.Held(pauses, 0),
                        new MonitoringResult.Checked(missed, FlaggedCertifications.NONE),
                        8,
                        run.startedAt(),
                        Duration.ofMillis(1_234),
                        Optional.empty()));

        assertThat(result(run))
                .isEqualTo(
                        canonical(
                                """
                {"reminders": {"outcome": "stopped", "planned": {"30": 5, "7": 2}, "superseded": 1, "sent": 4,
                  "already_sent": 1, "skipped": 0, "rejected": 1, "open": 3, "stopped_by": "SERVICE_UNAUTHORIZED"},
                "pauses": {"outcome": "held", "planned": 9, "held": 9, "paused": 0, "already_paused": 0, "skipped": 0,
                  "rejected": 0, "open": 0},
                "monitoring": {"outcome": "checked", "missed": 2, "unconfirmed": 0},
                "data_errors": 8, "elapsed_ms": 1234}
                """));
    }

    private void planAPage(OpenRun run) {
        database.insert(new Certification(UUID.randomUUID(), UUID.randomUUID(), TONIGHT, "active"));
        database.planner(ExpiryPolicy.STANDARD)
                .planPauses(run, PlanningWindow.ofOneNight(TONIGHT), Optional.empty(), 1, false);
    }

    private String result(OpenRun run) {
        return database.backDoor().withHandle(handle -> handle.createQuery(
                        "SELECT result::text FROM certification_cron_run WHERE run_id = :run_id")
                .bind("run_id", run.runId())
                .mapTo(String.class)
                .one());
    }

    private String canonical(String json) {
        return database.backDoor().withHandle(handle -> handle.createQuery("SELECT CAST(:json AS jsonb)::text")
                .bind("json", json)
                .mapTo(String.class)
                .one());
    }
}
