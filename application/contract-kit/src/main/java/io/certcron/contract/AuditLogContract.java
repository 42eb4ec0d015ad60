package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.certificationId;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.domain.FlaggedCertifications;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link AuditLog}: rules A01 to A06. */
public abstract class AuditLogContract extends StorageContract {

    private static final Instant RUN_AT = Instant.parse("2026-11-21T01:02:03Z");
    private static final FlaggedCertifications NONE_MISSED = FlaggedCertifications.NONE;
    private static final FlaggedCertifications SEVERAL_MISSED =
            new FlaggedCertifications(7, List.of(certificationId(3), certificationId(1), certificationId(2)));

    private UUID runId;

    @BeforeEach
    final void openRun() {
        runId = job().open(TONIGHT).runId();
    }

    @Test
    @DisplayName("A01: a run's row is found as it was written, the ids in their order, and is not resolved")
    void keepsARow() {
        AuditEntry entry = entry(SEVERAL_MISSED);

        database().auditLog().record(entry);

        assertThat(find()).contains(new AuditRecord(entry, false));
    }

    @Test
    @DisplayName("A02: writing a run's row again replaces what the run reported")
    void writesAnew() {
        database().auditLog().record(entry(SEVERAL_MISSED));
        AuditEntry later = new AuditEntry(runId, RUN_AT.plusSeconds(60), Optional.of(NONE_MISSED));

        database().auditLog().record(later);

        assertThat(find()).contains(new AuditRecord(later, false));
    }

    @Test
    @DisplayName("A03: writing a run's row again never resets what a human has resolved")
    void keepsTheResolution() {
        database().auditLog().record(entry(SEVERAL_MISSED));
        database().resolve(runId);

        database().auditLog().record(entry(NONE_MISSED));

        assertThat(find()).contains(new AuditRecord(entry(NONE_MISSED), true));
    }

    @Test
    @DisplayName("A04: a check that failed is kept as unknown, which is not the same as nothing missed")
    void tellsUnknownFromNothing() {
        AuditEntry unknown = new AuditEntry(runId, RUN_AT, Optional.empty());
        database().auditLog().record(unknown);
        assertThat(find()).contains(new AuditRecord(unknown, false));

        database().auditLog().record(entry(NONE_MISSED));
        assertThat(find()).contains(new AuditRecord(entry(NONE_MISSED), false));
    }

    @Test
    @DisplayName("A05: each run has a row of its own, and a run that wrote none has none")
    void keepsRunsApart() {
        UUID otherRun = job().open(TONIGHT.plusDays(1)).runId();

        database().auditLog().record(entry(SEVERAL_MISSED));

        assertThat(database().auditLog().find(otherRun)).isEmpty();
        assertThat(find()).isPresent();
    }

    @Test
    @DisplayName("A06: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        AuditLog auditLog = database().unreachable().auditLog();

        assertStorageFails(() -> auditLog.record(entry(NONE_MISSED)));
        assertStorageFails(() -> auditLog.find(runId));
    }

    private Optional<AuditRecord> find() {
        return database().auditLog().find(runId);
    }

    private AuditEntry entry(FlaggedCertifications missed) {
        return new AuditEntry(runId, RUN_AT, Optional.of(missed));
    }
}
