package io.certcron.application.monitor;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.log.Severity;
import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes the run's row in the audit log. Thread-safe.
 *
 * <p>Never throws: a row that can't be written is logged as an {@code ERROR} and told to the caller.
 */
public final class RunAudit {

    private final AuditLog auditLog;
    private final Clock clock;

    /**
     * @param auditLog where to write
     * @param clock the time of the row
     */
    public RunAudit(AuditLog auditLog, Clock clock) {
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Writes what the check found.
     *
     * @return whether the row was written
     */
    public boolean record(UUID runId, MonitoringResult monitoring, EventLog log) {
        try {
            auditLog.record(new AuditEntry(runId, clock.instant(), missedIn(monitoring)));
            return true;
        } catch (StorageException failure) {
            return failed(EventContext.of(failure), log);
        } catch (RuntimeException | Error unexpected) {
            return failed(EventContext.NONE.causedBy(unexpected), log);
        }
    }

    private static Optional<FlaggedCertifications> missedIn(MonitoringResult monitoring) {
        return monitoring instanceof MonitoringResult.Checked checked
                ? Optional.of(checked.missed())
                : Optional.empty();
    }

    private static boolean failed(EventContext particulars, EventLog log) {
        log.logEvent(
                Severity.ERROR,
                ErrorCode.AUDIT_FAILED,
                "The row in the audit log could not be written",
                particulars.remediation("Mend the cause and execute the run again for the same business date"));
        return false;
    }
}
