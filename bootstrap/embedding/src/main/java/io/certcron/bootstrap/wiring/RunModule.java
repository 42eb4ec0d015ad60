package io.certcron.bootstrap.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.Sleeper;
import io.certcron.application.run.RunPorts;
import io.certcron.application.run.RunSettings;
import io.certcron.application.run.Runs;
import io.certcron.application.run.ThreadSleeper;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The nightly check, over whatever implements its ports. */
public final class RunModule extends AbstractModule {

    private final RunSettings settings;

    /** @param settings how runs are made */
    public RunModule(RunSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        bind(RunSettings.class).toInstance(settings);
        bind(Sleeper.class).toInstance(new ThreadSleeper());
        bind(RandomGenerator.class).toInstance(() -> ThreadLocalRandom.current().nextLong());
    }

    @Provides
    @Singleton
    RunPorts ports(
            RunStore runs,
            IntentPlanner planner,
            IntentLedger ledger,
            CertificationReminderService reminders,
            CertificationManagementService management,
            PauseMonitor pauseMonitor,
            AuditLog auditLog,
            Sleeper sleeper) {
        return new RunPorts(runs, planner, ledger, reminders, management, pauseMonitor, auditLog, sleeper);
    }

    @Provides
    @Singleton
    Runs runs(RunPorts ports, List<RunListener> listeners, EventLog eventLog, Clock clock, RandomGenerator random) {
        return new Runs(ports, settings, listeners, eventLog, clock, random);
    }
}
