package io.certcron.application.run;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.IntentPlanner;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Severity;
import java.time.LocalDate;

/** Tells of active certifications that nobody can act on. */
final class UnusableDates {

    private static final int MAX_LOGGED_IDS = 100;

    private final IntentPlanner planner;

    UnusableDates(IntentPlanner planner) {
        this.planner = planner;
    }

    /** Returns how many there are. */
    long report(LocalDate businessDate, EventLog log) {
        FlaggedCertifications unusable = planner.findUnusable(businessDate, MAX_LOGGED_IDS);
        if (!unusable.isEmpty()) {
            log.logEvent(
                    Severity.WARN,
                    ErrorCode.UNUSABLE_EXPIRY_DATE,
                    "Active certifications have no expiry date that can be acted on",
                    EventContext.NONE
                            .count("data_error_count", unusable.count())
                            .ids("certification_ids", unusable.certificationIds())
                            .remediation("Correct the expiry dates of these certifications"));
        }
        return unusable.count();
    }
}
