package io.certcron.application.operations;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Filter;
import io.certcron.application.port.out.AuditLog.Position;
import io.certcron.application.port.out.AuditLog.Resolution;
import io.certcron.domain.Operator;
import io.certcron.domain.PlainText;
import io.certcron.domain.Severity;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What runs reported, and what humans say they did about it. Thread-safe.
 *
 * <p>Every method throws {@link io.certcron.application.port.out.StorageException} where the database fails.
 */
public final class AuditReview {

    /** How many rows are resolved at once, at most. */
    public static final int MAX_RESOLVED = 1_000;

    private final AuditLog auditLog;
    private final EventLog log;
    private final Clock clock;

    /**
     * A review of the rows of an audit log.
     *
     * @param auditLog one row for each run
     * @param log is told of each resolution
     * @param clock gives the times of resolutions
     */
    public AuditReview(AuditLog auditLog, EventLog log, Clock clock) {
        this.auditLog = auditLog;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A page of the rows, latest first.
     *
     * @param filter which of them
     * @param after the last row of the page before; empty to start
     * @param limit how many, at most; positive
     * @return the page; empty past the last
     */
    public List<AuditRecord> list(Filter filter, Optional<Position> after, int limit) {
        return auditLog.list(filter, after, limit);
    }

    /**
     * The run's row.
     *
     * @param runId the run
     * @return the row; empty where the run wrote none
     */
    public Optional<AuditRecord> find(UUID runId) {
        return auditLog.find(runId);
    }

    /**
     * Marks rows as resolved. Those that are resolved already are left as they are.
     *
     * @param runIds at most {@value #MAX_RESOLVED}
     * @param note what was done about it; not blank, at most {@value Resolution#MAX_NOTE} characters
     * @param by who has seen to it
     * @return the runs whose rows were resolved by this call
     * @throws IllegalArgumentException if the note or the number of runs is out of bounds; the message says which
     */
    public List<UUID> resolve(List<UUID> runIds, String note, Operator by) {
        if (note.isBlank() || note.length() > Resolution.MAX_NOTE || !PlainText.isPlain(note)) {
            throw new IllegalArgumentException("note: must say what was done, in 1 to " + Resolution.MAX_NOTE
                    + " characters, without control characters");
        }
        if (runIds.size() > MAX_RESOLVED) {
            throw new IllegalArgumentException("runIds: must be at most " + MAX_RESOLVED);
        }
        List<UUID> resolved = auditLog.resolve(runIds, note.strip(), by, clock.instant());
        if (!resolved.isEmpty()) {
            log.logEvent(
                    Severity.INFO,
                    "What runs had reported was resolved by a human",
                    EventContext.NONE.ids("run_ids", resolved));
        }
        return resolved;
    }
}
