package io.certcron.bootstrap.endtoend;

import static org.awaitility.Awaitility.await;

import io.certcron.application.log.EventLog;
import io.certcron.application.node.Node;
import io.certcron.application.node.NodePorts;
import io.certcron.application.node.NodeSettings;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.run.DispatchSettings;
import io.certcron.application.run.RunPorts;
import io.certcron.application.run.RunSettings;
import io.certcron.application.run.Runs;
import io.certcron.application.run.ThreadSleeper;
import io.certcron.application.schedule.Schedules;
import io.certcron.contract.HandCrankedTicker;
import io.certcron.contract.SettableClock;
import io.certcron.domain.Operator;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.ScheduleSpec;
import io.certcron.domain.Workflow;
import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.Database;
import io.certcron.persistence.DatabaseSettings;
import io.certcron.persistence.JdbiAuditLog;
import io.certcron.persistence.JdbiIntentLedger;
import io.certcron.persistence.JdbiIntentPlanner;
import io.certcron.persistence.JdbiPauseMonitor;
import io.certcron.persistence.JdbiRunStore;
import io.certcron.persistence.JdbiScheduleStore;
import io.certcron.persistence.JdbiSlotStore;
import io.certcron.persistence.Storage;
import io.certcron.scheduler.CronUtilsFireTimes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node upon a real database, whose nights pass as fast as its runs. */
final class YearOfNights implements AutoCloseable {

    private static final Operator ON_CALL = new Operator("on.call", Operator.Way.COMMAND_LINE);
    static final ZoneId ZONE = ZoneId.of("Europe/Oslo");

    final SettableClock clock;
    final DatebookServices services;
    final List<RunResult> runs = new CopyOnWriteArrayList<>();
    final List<RunError> errors = new CopyOnWriteArrayList<>();

    private final Platform platform;
    private final Database database;
    private final Schedules schedules;
    private final HandCrankedTicker ticker = new HandCrankedTicker();
    private final Node node;

    YearOfNights(Platform platform, Instant start) {
        Map<String, String> settings = platform.settings();
        this.platform = platform;
        clock = new SettableClock(start);
        services = new DatebookServices(platform);
        database = Database.open(new DatabaseSettings(
                settings.get("CERTCRON_DATABASE_URL"),
                settings.get("CERTCRON_DATABASE_USER"),
                settings.get("CERTCRON_DATABASE_PASSWORD"),
                8));
        Storage storage = new Storage(database.dataSource(), CertificationTable.STANDARD);
        RunSettings runSettings = inZoneWithOneWorker();
        JdbiRunStore runStore = new JdbiRunStore(storage, clock);
        JdbiIntentLedger ledger = new JdbiIntentLedger(storage, runSettings.policy(), clock);
        CronUtilsFireTimes fireTimes = new CronUtilsFireTimes();
        schedules = new Schedules(new JdbiScheduleStore(storage), fireTimes, clock);
        RunPorts ports = new RunPorts(
                runStore,
                new JdbiIntentPlanner(storage, runSettings.policy(), clock),
                ledger,
                services::sendReminders,
                services::autoPause,
                new JdbiPauseMonitor(storage),
                new JdbiAuditLog(storage),
                new ThreadSleeper());
        EventLog log = new EventLog();
        node = new Node(
                new NodePorts(new JdbiSlotStore(storage), runStore, ledger, fireTimes, ticker),
                new Runs(ports, runSettings, List.of(new Told()), log, clock, new Random(1)),
                NodeSettings.STANDARD,
                runSettings.dispatch(),
                log,
                clock,
                databaseTime -> {});
        node.start();
    }

    private static RunSettings inZoneWithOneWorker() {
        RunSettings standard = RunSettings.standard(ZONE);
        DispatchSettings dispatch = standard.dispatch();
        return new RunSettings(
                ZONE,
                standard.policy(),
                standard.brake(),
                standard.planPageSize(),
                standard.runLease(),
                new DispatchSettings(
                        dispatch.chunkMentors(),
                        1,
                        dispatch.claimAhead(),
                        dispatch.lease(),
                        dispatch.attemptsInRun(),
                        dispatch.attemptsInAll(),
                        dispatch.backoff(),
                        dispatch.patience(),
                        dispatch.giveUpAfter(),
                        dispatch.redelivery()));
    }

    void schedule(String cronExpression, Workflow workflow) {
        schedules.create(ScheduleSpec.of(workflow.name(), cronExpression, ZONE, workflow), ON_CALL);
    }

    /** The node looks, and every run that it opens comes to its end. */
    void tick() {
        ticker.crank("certification-cron-tick");
        long expected = platform.count("certification_cron_run");
        await().pollInterval(Duration.ofMillis(1)).atMost(Duration.ofMinutes(1)).until(() -> told() >= expected);
    }

    private int told() {
        return runs.size() + errors.size();
    }

    @Override
    public void close() {
        node.close();
        database.close();
    }

    private final class Told implements RunListener {

        @Override
        public void onRunComplete(RunResult result) {
            runs.add(result);
        }

        @Override
        public void onRunError(RunError error) {
            errors.add(error);
        }
    }
}
