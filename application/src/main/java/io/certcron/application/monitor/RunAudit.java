package io.certcron.application.monitor;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.Severity;
import java.time.Clock;
import java.util.Optional;

/**
 * Writes the run's row in the audit log. Thread-safe.
 *
 * <p>Never throws: a row that can't be written is logged as an {@code ERROR} and told to the caller.
 */
public final class RunAudit {

    private final AuditLog auditLog;
    private final Clock clock;

    /**
     * An audit that writes to the log.
     *
     * @param auditLog where to write
     * @param clock the time of the row
     */
    public RunAudit(AuditLog auditLog, Clock clock) {
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /**
     * Writes what the check found; a second time where the database was away for a moment. Where another node has taken
     * the run over, that one writes the row.
     *
     * @param run the run, with the token of its owner
     * @param monitoring what the check found
     * @param log the log of the run
     * @return whether that went well
     */
    public boolean record(OpenRun run, MonitoringResult monitoring, EventLog log) {
        try {
            write(run, monitoring);
            return true;
        } catch (StorageException failure) {
            return failed(EventContext.of(failure), log);
        } catch (RuntimeException | Error unexpected) {
            return failed(EventContext.NONE.causedBy(unexpected), log);
        }
    }

    private void write(OpenRun run, MonitoringResult monitoring) {
        try {
            auditLog.record(run, clock.instant(), missedIn(monitoring));
        } catch (StorageException failure) {
            if (!failure.isUnavailable()) {
                throw failure;
            }
            auditLog.record(run, clock.instant(), missedIn(monitoring));
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
