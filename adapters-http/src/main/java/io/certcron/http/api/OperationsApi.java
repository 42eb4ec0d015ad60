package io.certcron.http.api;

import io.certcron.application.operations.Operations;
import io.certcron.http.access.Authentication;
import io.certcron.http.server.Routes;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.ZoneId;

/**
 * The REST API, health, metrics and the API's own description, as {@code docs/contracts/certification-cron.yaml} has them.
 * Thread-safe.
 */
public final class OperationsApi implements Routes {

    private final Gate gate;
    private final ScheduleApi schedules;
    private final RunApi runs;
    private final AuditApi audit;
    private final CertificationApi certifications;
    private final HeldPauseApi heldPauses;
    private final JournalApi journal;
    private final OutlookApi outlook;
    private final DueApi due;
    private final ProcessRoutes process;

    /**
     * @param operations what it can do
     * @param authentication tells callers
     * @param clock the time, from which today's date is taken
     * @param zone the configured zone, in which it is today
     * @param health how well this process is
     * @param metrics the metrics of this process
     * @param metricsOpen whether the metrics need no credential
     */
    public OperationsApi(
            Operations operations,
            Authentication authentication,
            Clock clock,
            ZoneId zone,
            HealthChecks health,
            MetricsText metrics,
            boolean metricsOpen) {
        this.gate = new Gate(authentication);
        this.schedules = new ScheduleApi(operations);
        this.runs = new RunApi(operations);
        this.audit = new AuditApi(operations.audit());
        this.certifications = new CertificationApi(operations);
        this.heldPauses = new HeldPauseApi(operations.heldPauses());
        this.journal = new JournalApi(operations.journal());
        this.outlook = new OutlookApi(operations.outlook(), clock, zone);
        this.due = new DueApi(new DueCsv(operations.dueList(), clock, zone));
        this.process = new ProcessRoutes(health, metrics, metricsOpen);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        schedules.addTo(routes, gate);
        runs.addTo(routes, gate);
        audit.addTo(routes, gate);
        certifications.addTo(routes, gate);
        heldPauses.addTo(routes, gate);
        journal.addTo(routes, gate);
        outlook.addTo(routes, gate);
        due.addTo(routes, gate);
        process.addTo(routes, gate);
    }

    @Override
    public boolean isUrgent(String path) {
        return process.isHealth(path);
    }
}
