package io.certcron.application.port.out;

import io.certcron.domain.FlaggedCertifications;
import java.time.Instant;
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

    /** The run's row. */
    Optional<AuditRecord> find(UUID runId);

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
     * @param resolved whether a human has acknowledged it
     */
    record AuditRecord(AuditEntry entry, boolean resolved) {}
}
