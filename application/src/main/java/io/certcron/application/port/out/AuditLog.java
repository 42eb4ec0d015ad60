package io.certcron.application.port.out;

import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The audit log, {@code cron_audit_log}: one row for each run. Thread-safe.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface AuditLog {

    /**
     * Writes the run's row, or writes it anew. Never touches what a human has resolved.
     *
     * @param run the run that reports
     * @param runAt when the check was made
     * @param missed what it found; empty where the check failed, and so nothing is known
     * @return whether it was written; {@code false} means that the caller lost its lease of the run
     */
    boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed);

    /**
     * The run's row.
     *
     * @param runId the run
     * @return the row; empty where the run wrote none
     */
    Optional<AuditRecord> find(UUID runId);

    /**
     * A page of the rows, latest first, by the time of the check and the run.
     *
     * @param filter which of them
     * @param after the last row of the page before; empty to start
     * @param limit how many, at most; positive
     * @return the page; empty past the last
     */
    List<AuditRecord> list(Filter filter, Optional<Position> after, int limit);

    /**
     * Marks rows as resolved, and records in the {@linkplain OperatorJournal journal} who did it. Those that are resolved already, and runs
     * without a row, are left as they are.
     *
     * @param runIds the runs whose rows are meant
     * @param note what was done about it
     * @param by who has seen to it
     * @param now the time that is recorded
     * @return the runs whose rows were resolved by this call
     */
    List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now);

    /**
     * What a run reports.
     *
     * @param runId the run
     * @param runAt when the check was made
     * @param missed what it found; empty where the check failed, and so nothing is known
     */
    record AuditEntry(UUID runId, Instant runAt, Optional<FlaggedCertifications> missed) {}

    /**
     * A row as it is stored.
     *
     * @param entry what the run reported
     * @param resolution how a human has resolved it; empty while nobody has
     */
    record AuditRecord(AuditEntry entry, Optional<Resolution> resolution) {

        /** {@return whether a human has resolved it} */
        public boolean resolved() {
            return resolution.isPresent();
        }
    }

    /**
     * What a human said about a row. All is empty where it was resolved by SQL without saying more.
     *
     * @param by who
     * @param at when
     * @param note what was done about it; at most {@value #MAX_NOTE} characters
     */
    record Resolution(Optional<String> by, Optional<Instant> at, Optional<String> note) {

        /** The longest note, in characters. */
        public static final int MAX_NOTE = 2_000;
    }

    /**
     * Which rows.
     *
     * @param unresolvedOnly whether those that a human has resolved are left out
     * @param missedOnly whether those that reported no missed pause are left out; a check that failed is among them
     */
    record Filter(boolean unresolvedOnly, boolean missedOnly) {}

    /**
     * A place in the order of rows.
     *
     * @param runAt when the check there was made
     * @param runId its run
     */
    record Position(Instant runAt, UUID runId) {}
}
