package io.certcron.application.monitor;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.Severity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The check at the end of each run that no pause was missed, and that those which the service confirmed can be seen.
 * Thread-safe.
 *
 * <p>Never throws: a check that fails is logged as a {@code WARN}, so that it can't hide the outcome of the run.
 */
public final class PauseCheck {

    /** How many ids the check names, and the audit row keeps. All are counted. */
    public static final int MAX_IDS = 10_000;

    /** How many ids one log line names, so that log collectors don't cut it off. */
    static final int MAX_LOGGED_IDS = 1_000;

    private final PauseMonitor monitor;

    /**
     * A check that asks the monitor.
     *
     * @param monitor where to look
     */
    public PauseCheck(PauseMonitor monitor) {
        this.monitor = monitor;
    }

    /**
     * Makes the check for the business date, and logs a {@code WARN} for each thing found. Where only the second half of
     * it fails, what was missed is known all the same, and no pause counts as unconfirmed.
     *
     * @param businessDate the date on which what has expired must be paused
     * @param zone the zone in which the date is meant
     * @param log the log of the run
     * @return what was found; what could not be found out is unknown in it
     */
    public MonitoringResult check(LocalDate businessDate, ZoneId zone, EventLog log) {
        Optional<FlaggedCertifications> missed = find(
                () -> monitor.findMissed(businessDate, zone, MAX_IDS),
                "The check for missed pauses failed, so nothing is known about them",
                log);
        missed.ifPresent(found -> warnOfMissed(found, log));
        return missed.<MonitoringResult>map(
                        found -> new MonitoringResult.Checked(found, unconfirmed(businessDate, zone, log)))
                .orElseGet(MonitoringResult.Unavailable::new);
    }

    private FlaggedCertifications unconfirmed(LocalDate businessDate, ZoneId zone, EventLog log) {
        Optional<FlaggedCertifications> unconfirmed = find(
                () -> monitor.findUnconfirmed(businessDate, zone, MAX_IDS),
                "The check for unconfirmed pauses failed, so nothing is known about them",
                log);
        unconfirmed.ifPresent(found -> warnOfUnconfirmed(found, log));
        return unconfirmed.orElse(FlaggedCertifications.NONE);
    }

    private static Optional<FlaggedCertifications> find(
            Supplier<FlaggedCertifications> query, @CompileTimeConstant final String failureMessage, EventLog log) {
        try {
            return Optional.of(query.get());
        } catch (StorageException failure) {
            warnOfFailure(failureMessage, EventContext.of(failure), log);
        } catch (RuntimeException | Error unexpected) {
            warnOfFailure(failureMessage, EventContext.NONE.causedBy(unexpected), log);
        }
        return Optional.empty();
    }

    private static void warnOfMissed(FlaggedCertifications missed, EventLog log) {
        if (missed.isEmpty()) {
            return;
        }
        log.logEvent(
                Severity.WARN,
                ErrorCode.MISSED_PAUSES,
                "Certifications have expired and nobody paused their mentors",
                EventContext.NONE
                        .count("missed_pause_count", missed.count())
                        .ids("certification_ids", firstOf(missed))
                        .remediation("Pause each mentor in the management service, or renew the certification;"
                                + " find out why the pause failed from the run's errors and the ledger;"
                                + " then mark the run's row in cron_audit_log as resolved"));
    }

    private static void warnOfUnconfirmed(FlaggedCertifications unconfirmed, EventLog log) {
        if (unconfirmed.isEmpty()) {
            return;
        }
        log.logEvent(
                Severity.WARN,
                ErrorCode.PAUSE_UNCONFIRMED,
                "The management service confirmed pauses that the certifications do not show",
                EventContext.NONE
                        .count("unconfirmed_pause_count", unconfirmed.count())
                        .ids("certification_ids", firstOf(unconfirmed))
                        .remediation("Ask the team of the management service why these certifications are not paused,"
                                + " and pause their mentors by hand meanwhile"));
    }

    private static void warnOfFailure(
            @CompileTimeConstant final String message, EventContext particulars, EventLog log) {
        log.logEvent(
                Severity.WARN,
                ErrorCode.MONITORING_FAILED,
                message,
                particulars.remediation("Run get_missed_auto_pauses() by hand, or execute the run again"));
    }

    private static List<UUID> firstOf(FlaggedCertifications found) {
        return found.certificationIds().stream().limit(MAX_LOGGED_IDS).toList();
    }
}
