package io.certcron.application.run;

import io.certcron.application.log.EventLog;
import io.certcron.application.monitor.PauseCheck;
import io.certcron.application.monitor.RunAudit;
import io.certcron.application.port.in.CertificationExpiryCron;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.application.port.out.NightlyScheduler;
import io.certcron.domain.RunResult;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;

/** The nightly check over the given ports. Thread-safe. */
public final class ExpiryCheck implements CertificationExpiryCron {

    private final NightlyRun nightlyRun;
    private final NightlyScheduler scheduler;
    private final RunSettings settings;
    private final Clock clock;
    private volatile boolean stopAsked;

    /**
     * @param ports everything outside that a run needs
     * @param settings how runs are made
     * @param listeners hooks, called in this order
     * @param eventLog where to log
     * @param clock the time, from which business dates and timestamps are taken; leases are kept by the database's clock
     * @param random the jitter of waiting times
     */
    public ExpiryCheck(
            RunPorts ports,
            RunSettings settings,
            List<RunListener> listeners,
            EventLog eventLog,
            Clock clock,
            RandomGenerator random) {
        this.scheduler = ports.scheduler();
        this.settings = settings;
        this.clock = clock;
        this.nightlyRun = new NightlyRun(
                ports.runs(),
                new Planning(ports, settings),
                new Dispatch(ports, settings.dispatch(), clock, random),
                new PauseCheck(ports.pauseMonitor(), settings.zone()),
                new RunAudit(ports.auditLog(), clock),
                new RunListeners(listeners),
                settings,
                eventLog,
                clock);
    }

    @Override
    public ScheduledNightlyRun scheduleNightlyRun(String cronExpression) {
        return scheduler.schedule(cronExpression, settings.zone(), due -> executeExpiryCheck());
    }

    @Override
    public RunResult executeExpiryCheck() {
        return executeExpiryCheck(RunRequest.tonight());
    }

    @Override
    public RunResult executeExpiryCheck(RunRequest request) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        LocalDate businessDate = request.businessDate().orElse(today);
        if (businessDate.isAfter(today) && !request.dryRun()) {
            throw new IllegalArgumentException("businessDate: must not be in the future, as it is " + today + " in "
                    + settings.zone() + ", got " + businessDate + "; only a dry run may look ahead");
        }
        return nightlyRun.execute(request, businessDate, () -> stopAsked);
    }

    /** Asks runs under way, and all later ones, to stop at the next page or chunk; they end as incomplete. */
    public void stop() {
        stopAsked = true;
    }
}
