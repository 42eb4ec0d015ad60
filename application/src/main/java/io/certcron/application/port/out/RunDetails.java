package io.certcron.application.port.out;

import io.certcron.domain.Channel;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.MonitoringResult;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A run in full.
 *
 * @param record the run as history shows it
 * @param zone the zone in which its business date is meant
 * @param tally what has been counted for it so far
 * @param dataErrors certifications whose expiry date could not be acted on; empty until it has ended
 * @param monitoring what the check at its end found, without ids; empty until it has ended
 * @param audit its row of the audit log
 * @param planned what has become of the intents that it planned, by action, status and reason; at most
 *     {@link #MAX_GROUPS}
 * @param rejected the first intents among those that need a human, in order of their keys; at most
 *     {@link #MAX_REJECTED}
 * @param problems what went wrong in it, latest first
 */
public record RunDetails(
        RunRecord record,
        ZoneId zone,
        RunTally tally,
        Optional<Long> dataErrors,
        Optional<MonitoringResult> monitoring,
        Optional<AuditLog.AuditRecord> audit,
        List<IntentGroup> planned,
        List<IntentRecord> rejected,
        List<RunProblem> problems) {

    /** The most groups that are told apart; of more, the largest. */
    public static final int MAX_GROUPS = 100;

    /** The most rejected intents that are named. */
    public static final int MAX_REJECTED = 100;

    /** The lists are copied. */
    public RunDetails {
        planned = List.copyOf(planned);
        rejected = List.copyOf(rejected);
        problems = List.copyOf(problems);
    }

    /**
     * Intents with the same fate.
     *
     * @param action {@code REMINDER} or {@code AUTO_PAUSE}
     * @param status what became of them
     * @param errorCode why
     * @param httpStatus what the service answered
     * @param count how many
     */
    public record IntentGroup(
            Channel action, IntentStatus status, Optional<String> errorCode, OptionalInt httpStatus, long count) {}
}
