package io.certcron.http.api;

import static org.awaitility.Awaitility.await;

import io.certcron.application.held.HeldPauseReview;
import io.certcron.application.log.EventLog;
import io.certcron.application.node.Node;
import io.certcron.application.node.NodePorts;
import io.certcron.application.node.NodeSettings;
import io.certcron.application.node.RunsOnDemand;
import io.certcron.application.operations.AuditReview;
import io.certcron.application.operations.DueList;
import io.certcron.application.operations.Operations;
import io.certcron.application.operations.Outlook;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.CertificationRecords;
import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.run.RunPorts;
import io.certcron.application.run.RunSettings;
import io.certcron.application.run.Runs;
import io.certcron.application.schedule.Schedules;
import io.certcron.contract.HandCrankedTicker;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.contract.RecordingManagementService;
import io.certcron.contract.RecordingReminderService;
import io.certcron.contract.SettableClock;
import io.certcron.domain.Certification;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.Operator;
import io.certcron.domain.PauseBrake;
import io.certcron.domain.RunResult;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import io.certcron.http.LoggedTroubles;
import io.certcron.http.access.Authentication;
import io.certcron.http.server.OperationsServer;
import io.certcron.http.server.ServerSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The API over real HTTP, with the fakes of the contract kit behind it. */
final class ApiWorld implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    static final Operator SOMEBODY = new Operator("somebody", Operator.Way.PROGRAM);

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    final LoggedTroubles troubles = new LoggedTroubles();
    final Credentials credentials = new Credentials(clock, new EventLog(troubles));
    final InMemoryDatabase database;
    final Schedules schedules;
    final Operations operations;
    final OperationsServer server;
    final Caller caller;
    final AtomicInteger pagesOfCertifications = new AtomicInteger(Integer.MAX_VALUE);
    volatile Health health = new Health(List.of(Health.Check.passed("database")));

    private final FireTimes fireTimes = new SomeFireTimes();
    private final EventLog log = new EventLog(troubles);
    private final InMemoryDatabase reachable = new InMemoryDatabase(clock);
    private final Runs runs;
    private final Node node;

    private ApiWorld(boolean databaseIsThere, boolean metricsOpen) {
        database = databaseIsThere ? reachable : reachable.unreachable();
        schedules = new Schedules(database.scheduleStore(), fireTimes, clock);
        runs = runs();
        node = new Node(
                new NodePorts(
                        database.slotStore(),
                        database.runStore(),
                        database.ledger(),
                        fireTimes,
                        new HandCrankedTicker()),
                runs,
                NodeSettings.STANDARD,
                RunSettings.standard(OSLO).dispatch(),
                log,
                clock,
                databaseTime -> {});
        operations = operations();
        server = start(credentials.authentication(), metricsOpen);
        caller = new Caller(server.address());
    }

    static ApiWorld start() {
        return new ApiWorld(true, false);
    }

    static ApiWorld withOpenMetrics() {
        return new ApiWorld(true, true);
    }

    static ApiWorld withoutDatabase() {
        return new ApiWorld(false, false);
    }

    private Runs runs() {
        PauseBrake holdsEveryPause = new PauseBrake(0, 0);
        RunSettings standard = RunSettings.standard(OSLO);
        return new Runs(
                new RunPorts(
                        database.runStore(),
                        database.planner(ExpiryPolicy.STANDARD),
                        database.ledger(),
                        new RecordingReminderService(),
                        new RecordingManagementService(reachable),
                        database.pauseMonitor(),
                        database.auditLog(),
                        duration -> {}),
                new RunSettings(
                        OSLO,
                        standard.policy(),
                        holdsEveryPause,
                        standard.planPageSize(),
                        standard.runLease(),
                        standard.dispatch()),
                List.of(),
                log,
                clock,
                new Random(1));
    }

    private Operations operations() {
        CertificationRecords certifications =
                new FailingRecords(database.certificationRecords(ExpiryPolicy.STANDARD), pagesOfCertifications);
        return new Operations(
                schedules,
                new RunsOnDemand(schedules, runs, node, log, clock),
                database.runHistory(),
                database.slotStore(),
                new AuditReview(database.auditLog(), log, clock),
                new HeldPauseReview(database.heldPauses(ExpiryPolicy.STANDARD), log),
                database.journal(),
                certifications,
                new Outlook(certifications, ExpiryPolicy.STANDARD.thresholds()),
                new DueList(database.runStore(), certifications, ExpiryPolicy.STANDARD),
                database.statistics());
    }

    private OperationsServer start(Authentication authentication, boolean metricsOpen) {
        OperationsApi api = new OperationsApi(
                operations, authentication, clock, OSLO, new Checks(), () -> "a_metric 1\n", metricsOpen);
        try {
            return OperationsServer.start(ServerSettings.at("127.0.0.1", 0), List.of(api), log);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    Schedule schedule(String name) {
        schedules.create(ScheduleSpec.of(name, "30 2 * * *", OSLO, Workflow.ALL), SOMEBODY);
        return schedules.findByName(name).orElseThrow();
    }

    /** An active certification that expires so many days from today. */
    UUID certification(int number, int daysLeft) {
        UUID id = new UUID(0x4000, 0x8000_0000_0000_0000L | number);
        database.insert(new Certification(id, UUID.randomUUID(), TODAY.plusDays(daysLeft), "active"));
        return id;
    }

    /** A run of tonight, to its end. It holds every pause. */
    RunResult run() {
        return runs.execute(RunRequest.tonight(), TODAY, () -> false);
    }

    void awaitRuns() {
        await().pollDelay(Duration.ZERO)
                .until(() -> database.runHistory().list(Filter.ALL, Optional.empty(), 100).stream()
                        .allMatch(run -> run.finishedAt().isPresent()));
    }

    @Override
    public void close() {
        server.close();
        node.close();
    }

    private final class Checks implements HealthChecks {

        @Override
        public Health live() {
            return Objects.requireNonNull(health);
        }

        @Override
        public Health ready() {
            return Objects.requireNonNull(health);
        }
    }

    static Health failing() {
        return new Health(
                List.of(Health.Check.failed("database", ErrorCode.DATABASE_UNAVAILABLE, "Run doctor, and wait")));
    }
}
