package io.certcron.http.page;

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
import io.certcron.application.port.out.FireTimes;
import io.certcron.application.port.out.RunHistory.Filter;
import io.certcron.application.run.RunPorts;
import io.certcron.application.run.RunSettings;
import io.certcron.application.run.Runs;
import io.certcron.application.schedule.Schedules;
import io.certcron.contract.ClockAdvancingSleeper;
import io.certcron.contract.DailyFireTimes;
import io.certcron.contract.HandCrankedTicker;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.contract.RecordingManagementService;
import io.certcron.contract.RecordingReminderService;
import io.certcron.contract.SettableClock;
import io.certcron.domain.Certification;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.Operator;
import io.certcron.domain.PauseBrake;
import io.certcron.domain.RunResult;
import io.certcron.domain.Schedule;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import io.certcron.http.access.Authentication;
import io.certcron.http.access.Role;
import io.certcron.http.access.StaticToken;
import io.certcron.http.server.OperationsServer;
import io.certcron.http.server.ServerSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** The operations page over real HTTP, with the fakes of the contract kit behind it. */
final class PageWorld implements AutoCloseable {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    static final Operator SOMEBODY = new Operator("somebody", Operator.Way.PROGRAM);
    static final PageSettings SETTINGS = new PageSettings(Optional.empty(), Optional.empty(), Duration.ofHours(8));
    static final PauseBrake HOLDS_ALL = new PauseBrake(0, 0);

    final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T12:00:00Z"));
    final InMemoryDatabase database = new InMemoryDatabase(clock);
    final RecordingReminderService reminders = new RecordingReminderService();
    final RecordingManagementService management = new RecordingManagementService(database);
    final Schedules schedules;
    final Operations operations;
    final Node node;

    private final FireTimes fireTimes = new DailyFireTimes();
    private final EventLog log = new EventLog();
    private final InMemoryDatabase seen;
    private final Runs runs;
    private final OperationsServer server;

    private PageWorld(boolean reachable, PauseBrake brake, PageSettings settings) {
        seen = reachable ? database : database.unreachable();
        schedules = new Schedules(seen.scheduleStore(), fireTimes, clock);
        runs = runs(brake);
        node = node();
        operations = operations();
        server = serve(settings);
    }

    static PageWorld start() {
        return new PageWorld(true, PauseBrake.STANDARD, SETTINGS);
    }

    static PageWorld start(PageSettings settings) {
        return new PageWorld(true, PauseBrake.STANDARD, settings);
    }

    static PageWorld holdingPauses() {
        return new PageWorld(true, HOLDS_ALL, SETTINGS);
    }

    static PageWorld withoutDatabase() {
        return new PageWorld(false, PauseBrake.STANDARD, SETTINGS);
    }

    Browser browser() {
        return new Browser(server.address());
    }

    Browser signedIn(Role role) {
        Browser browser = browser();
        browser.signIn(token(role));
        return browser;
    }

    static String token(Role role) {
        return "token-of-" + role.word();
    }

    Schedule schedule(String name) {
        schedules.create(ScheduleSpec.of(name, "30 2 * * *", OSLO, Workflow.ALL), SOMEBODY);
        return schedules.findByName(name).orElseThrow();
    }

    /** An active certification that expires so many days from today. */
    UUID certification(int number, int daysLeft) {
        UUID id = new UUID(0x4000, 0x8000_0000_0000_0000L | number);
        UUID mentor = new UUID(0x4001, 0x8000_0000_0000_0000L | number);
        database.insert(new Certification(id, mentor, TODAY.plusDays(daysLeft), "active"));
        return id;
    }

    /** A run for that date, to its end. */
    RunResult run(LocalDate businessDate) {
        return runs.execute(RunRequest.tonight(), businessDate, () -> false);
    }

    RunResult run(LocalDate businessDate, Workflow workflow) {
        return runs.execute(RunRequest.tonight().covering(workflow), businessDate, () -> false);
    }

    RunResult dryRun(LocalDate businessDate) {
        return runs.execute(RunRequest.tonight().asDryRun(), businessDate, () -> false);
    }

    void awaitRuns() {
        await().until(() -> database.runHistory().list(Filter.ALL, Optional.empty(), 100).stream()
                .allMatch(run -> run.finishedAt().isPresent()));
    }

    private Runs runs(PauseBrake brake) {
        RunSettings standard = RunSettings.standard(OSLO);
        return new Runs(
                new RunPorts(
                        seen.runStore(),
                        seen.planner(ExpiryPolicy.STANDARD),
                        seen.ledger(),
                        reminders,
                        management,
                        seen.pauseMonitor(),
                        seen.auditLog(),
                        new ClockAdvancingSleeper(clock)),
                new RunSettings(
                        OSLO,
                        standard.policy(),
                        brake,
                        standard.planPageSize(),
                        standard.runLease(),
                        standard.dispatch()),
                List.of(),
                log,
                clock,
                new Random(1));
    }

    private Node node() {
        return new Node(
                new NodePorts(seen.slotStore(), seen.runStore(), seen.ledger(), fireTimes, new HandCrankedTicker()),
                runs,
                NodeSettings.STANDARD,
                RunSettings.standard(OSLO).dispatch(),
                log,
                clock,
                databaseTime -> {});
    }

    private Operations operations() {
        var certifications = seen.certificationRecords(ExpiryPolicy.STANDARD);
        return new Operations(
                schedules,
                new RunsOnDemand(schedules, runs, node, log, clock),
                seen.runHistory(),
                seen.slotStore(),
                new AuditReview(seen.auditLog(), log, clock),
                new HeldPauseReview(seen.heldPauses(ExpiryPolicy.STANDARD), log),
                seen.journal(),
                certifications,
                new Outlook(certifications, ExpiryPolicy.STANDARD.thresholds()),
                new DueList(seen.runStore(), certifications, ExpiryPolicy.STANDARD),
                seen.statistics());
    }

    private OperationsServer serve(PageSettings settings) {
        List<StaticToken> tokens = Arrays.stream(Role.values())
                .map(role -> new StaticToken("the " + role.word(), role, sha256(token(role))))
                .toList();
        Authentication authentication = new Authentication(tokens, Optional.empty(), clock, log);
        OperationsPage page = new OperationsPage(operations, authentication, clock, OSLO, settings);
        try {
            return OperationsServer.start(ServerSettings.at("127.0.0.1", 0), List.of(page), log);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String sha256(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() {
        server.close();
        node.close();
    }
}
