package io.certcron.application.run;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.Sleeper;

/**
 * Everything outside that a run needs.
 *
 * @param runs every run ever
 * @param planner turns due certifications into intents
 * @param ledger the intents
 * @param reminders sends reminders
 * @param management pauses mentors
 * @param pauseMonitor looks for missed pauses
 * @param auditLog one row for each run
 * @param sleeper lets a worker wait
 */
public record RunPorts(
        RunStore runs,
        IntentPlanner planner,
        IntentLedger ledger,
        CertificationReminderService reminders,
        CertificationManagementService management,
        PauseMonitor pauseMonitor,
        AuditLog auditLog,
        Sleeper sleeper) {}
