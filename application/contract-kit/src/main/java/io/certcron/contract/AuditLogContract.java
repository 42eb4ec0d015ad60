package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Openings.LEASE;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.takeover;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.AuditLog.AuditRecord;
import io.certcron.application.port.out.AuditLog.Filter;
import io.certcron.application.port.out.AuditLog.Resolution;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link AuditLog}: rules A01 to A12. Those about listing and resolving are in {@link AuditReviewRules}. */
public abstract class AuditLogContract extends AuditReviewRules {

    private static final Instant RUN_AT = Instant.parse("2026-11-21T01:02:03Z");
    private static final FlaggedCertifications NONE_MISSED = FlaggedCertifications.NONE;
    private static final FlaggedCertifications SEVERAL_MISSED =
            new FlaggedCertifications(7, List.of(certificationId(3), certificationId(1), certificationId(2)));
    private static final Resolution WORDLESS = new Resolution(Optional.empty(), Optional.empty(), Optional.empty());

    private OpenRun run;

    /** To be extended by the test of an implementation. */
    protected AuditLogContract() {}

    @BeforeEach
    final void openRun() {
        run = job().open(TONIGHT);
    }

    @Test
    @DisplayName("A01: a run's row is found as it was written, the ids in their order, and is not resolved")
    void keepsARow() {
        boolean written = record(Optional.of(SEVERAL_MISSED));

        assertThat(written).as("whether it was written").isTrue();
        assertThat(find()).contains(new AuditRecord(entry(SEVERAL_MISSED), Optional.empty()));
    }

    @Test
    @DisplayName("A02: writing a run's row again replaces what the run reported")
    void writesAnew() {
        record(Optional.of(SEVERAL_MISSED));
        Instant later = RUN_AT.plusSeconds(60);

        database().auditLog().record(run, later, Optional.of(NONE_MISSED));

        AuditEntry entry = new AuditEntry(run.runId(), later, Optional.of(NONE_MISSED));
        assertThat(find()).contains(new AuditRecord(entry, Optional.empty()));
    }

    @Test
    @DisplayName("A03: writing a run's row again never resets what a human has resolved")
    void keepsTheResolution() {
        record(Optional.of(SEVERAL_MISSED));
        database().resolve(run.runId());

        record(Optional.of(NONE_MISSED));

        assertThat(find()).contains(new AuditRecord(entry(NONE_MISSED), Optional.of(WORDLESS)));
    }

    @Test
    @DisplayName("A04: a check that failed is kept as unknown, which is not the same as nothing missed")
    void tellsUnknownFromNothing() {
        AuditEntry unknown = new AuditEntry(run.runId(), RUN_AT, Optional.empty());
        record(Optional.empty());
        assertThat(find()).contains(new AuditRecord(unknown, Optional.empty()));

        record(Optional.of(NONE_MISSED));
        assertThat(find()).contains(new AuditRecord(entry(NONE_MISSED), Optional.empty()));
    }

    @Test
    @DisplayName("A05: each run has a row of its own, and a run that wrote none has none")
    void keepsRunsApart() {
        UUID otherRun = job().open(TONIGHT.plusDays(1)).runId();

        record(Optional.of(SEVERAL_MISSED));

        assertThat(database().auditLog().find(otherRun)).isEmpty();
        assertThat(find()).isPresent();
    }

    @Test
    @DisplayName("A07: who was taken over writes nothing, nor does who closed the run")
    void shutsTheLoserOut() {
        database().elapse(LEASE.plusSeconds(1));
        OpenRun lost = run;
        run = database().runStore().takeOver(takeover(lost)).orElseThrow();
        record(Optional.of(SEVERAL_MISSED));

        boolean writtenByTheLoser = database().auditLog().record(lost, RUN_AT, Optional.of(NONE_MISSED));
        database().runStore().close(run, ended(run, RunStatus.COMPLETED));
        boolean writtenAfterTheEnd = record(Optional.of(NONE_MISSED));

        assertThat(writtenByTheLoser).as("written by the loser").isFalse();
        assertThat(writtenAfterTheEnd).as("written after the run was closed").isFalse();
        assertThat(find()).contains(new AuditRecord(entry(SEVERAL_MISSED), Optional.empty()));
    }

    @Test
    @DisplayName("A06: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        AuditLog auditLog = database().unreachable().auditLog();

        assertStorageFails(() -> auditLog.record(run, RUN_AT, Optional.of(NONE_MISSED)));
        assertStorageFails(() -> auditLog.find(run.runId()));
        assertStorageFails(() -> auditLog.list(new Filter(false, false), Optional.empty(), 1));
        assertStorageFails(() -> auditLog.resolve(List.of(run.runId()), "seen to", OPERATOR, RUN_AT));
    }

    private Optional<AuditRecord> find() {
        return database().auditLog().find(run.runId());
    }

    private boolean record(Optional<FlaggedCertifications> missed) {
        return database().auditLog().record(run, RUN_AT, missed);
    }

    private AuditEntry entry(FlaggedCertifications missed) {
        return new AuditEntry(run.runId(), RUN_AT, Optional.of(missed));
    }
}
