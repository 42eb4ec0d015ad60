package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.node.ExpiryCheck;
import io.certcron.application.node.Node;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.Sleeper;
import io.certcron.application.schedule.Schedules;
import io.certcron.contract.ClockAdvancingSleeper;
import io.certcron.contract.DailyFireTimes;
import io.certcron.contract.InMemoryDatabase;
import io.certcron.contract.RecordingManagementService;
import io.certcron.contract.RecordingReminderService;
import io.certcron.contract.SettableClock;
import io.certcron.contract.StoredIntent;
import io.certcron.domain.Action;
import io.certcron.domain.Certification;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.RunResult;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Nights of the job over the fakes of the contract kit. Certification {@code n} is held by mentor {@code n} unless
 * another is named. Waiting moves the clock.
 */
final class Nights {

    static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    private static final Instant FIRST_START = Instant.parse("2026-11-21T01:30:00Z");

    final SettableClock clock = new SettableClock(FIRST_START);
    final InMemoryDatabase database = new InMemoryDatabase(clock);
    final RecordingReminderService reminders = new RecordingReminderService();
    final RecordingManagementService management = new RecordingManagementService(database);
    final RecordedLog log = new RecordedLog();
    final RecordedHooks hooks = new RecordedHooks();
    final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    final List<RunListener> listeners = new ArrayList<>(List.of(hooks));
    CertificationReminderService reminderService = reminders;
    TestSettings settings = TestSettings.DEFAULT;

    /** Not where several processes wait for one another: each would rob the others of their leases. */
    boolean sleepsMoveTheClock = true;

    private final List<Trap> traps = new ArrayList<>();

    /** Makes something happen before each call of a port's method. */
    void before(String portAndMethod, Trap.Action action) {
        traps.add(Trap.before(portAndMethod, action));
    }

    /** Makes something happen after each call of a port's method. */
    void after(String portAndMethod, Trap.Action action) {
        traps.add(Trap.after(portAndMethod, action));
    }

    void springNoMoreTraps() {
        traps.clear();
    }

    RunResult run() {
        return run(RunRequest.tonight());
    }

    RunResult run(RunRequest request) {
        return job().executeExpiryCheck(request);
    }

    /** The job without schedules. */
    ExpiryCheck job() {
        Supplier<Node> none = () -> {
            throw new AssertionError("Nothing is scheduled");
        };
        return new ExpiryCheck(
                runs(),
                new Schedules(database.scheduleStore(), new DailyFireTimes(), clock),
                none,
                settings.toRunSettings().zone(),
                clock);
    }

    Runs runs() {
        return new Runs(ports(), settings.toRunSettings(), listeners, new EventLog(), clock, new Random(1));
    }

    /** Sets the clock to the start of the run so many nights after the first. */
    void night(int number) {
        clock.setTo(FIRST_START.plus(Duration.ofDays(number)));
    }

    void insert(int number, LocalDate expiryDate) {
        insert(number, number, expiryDate);
    }

    void insert(int number, int mentor, LocalDate expiryDate) {
        database.insert(certification(number, mentor, expiryDate, "active"));
    }

    void change(int number, LocalDate expiryDate, String status) {
        database.update(certification(number, number, expiryDate, status));
    }

    StoredIntent intent(IdempotencyKey key) {
        return database.intent(key).orElseThrow(() -> new AssertionError("The ledger has no " + key));
    }

    static Certification certification(int number, int mentor, LocalDate expiryDate, String status) {
        return new Certification(idOf(number), new UUID(0, 0x8000_0000_0000_0000L | mentor), expiryDate, status);
    }

    static UUID idOf(int number) {
        return new UUID(0x4000, 0x8000_0000_0000_0000L | number);
    }

    static IdempotencyKey pauseKey(int number, LocalDate expiryDate) {
        return IdempotencyKey.of(new Action.AutoPause(), idOf(number), expiryDate);
    }

    static IdempotencyKey reminderKey(int number, LocalDate expiryDate, int thresholdDays) {
        return IdempotencyKey.of(new Action.Reminder(thresholdDays), idOf(number), expiryDate);
    }

    RunPorts ports() {
        return new RunPorts(
                trapped(RunStore.class, database.runStore()),
                trapped(
                        IntentPlanner.class,
                        database.planner(settings.toRunSettings().policy())),
                trapped(IntentLedger.class, database.ledger()),
                trapped(CertificationReminderService.class, reminderService),
                trapped(CertificationManagementService.class, management),
                trapped(PauseMonitor.class, database.pauseMonitor()),
                trapped(AuditLog.class, database.auditLog()),
                trapped(Sleeper.class, this::sleep));
    }

    private void sleep(Duration duration) throws InterruptedException {
        sleeps.add(duration);
        if (sleepsMoveTheClock) {
            new ClockAdvancingSleeper(clock).sleep(duration);
        } else {
            LockSupport.parkNanos(100_000);
        }
    }

    private <T> T trapped(Class<T> port, T intact) {
        T trapped = intact;
        for (Trap trap : traps) {
            trapped = trap.in(port, trapped);
        }
        return trapped;
    }
}
