package io.certcron.application.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.log.CapturedEvents;
import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RunAuditTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:30:00Z");
    private static final UUID RUN = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");
    private static final FlaggedCertifications TWO =
            new FlaggedCertifications(2, List.of(new UUID(1, 1), new UUID(2, 2)));

    private final CapturedEvents events = new CapturedEvents();
    private final List<AuditLog.AuditEntry> written = new ArrayList<>();

    @Test
    void writesWhatTheCheckFound() {
        assertThat(record(new MonitoringResult.Checked(TWO, FlaggedCertifications.NONE), written::add))
                .isTrue();
        assertThat(written).containsExactly(new AuditLog.AuditEntry(RUN, NOW, Optional.of(TWO)));
        assertThat(events.all()).isEmpty();
    }

    @Test
    void writesThatNothingIsKnownWhereTheCheckFailed() {
        assertThat(record(new MonitoringResult.Unavailable(), written::add)).isTrue();
        assertThat(written).containsExactly(new AuditLog.AuditEntry(RUN, NOW, Optional.empty()));
    }

    @Test
    void reportsARowThatTheDatabaseRefuses() {
        boolean audited = record(new MonitoringResult.Unavailable(), entry -> {
            throw new StorageException("record_audit", Optional.of("42501"), false, List.of(RUN), new Exception());
        });

        assertThat(audited).isFalse();
        assertThat(events.only().severity()).isEqualTo("ERROR");
        assertThat(events.only().errorCode()).isEqualTo("AUDIT_FAILED");
        assertThat(events.only().context())
                .contains(
                        entry("sql_operation", "record_audit"),
                        entry("sql_state", "42501"),
                        entry("record_ids", List.of(RUN.toString())))
                .containsKey("remediation");
        assertThat(events.only().stackTrace()).isNull();
    }

    @Test
    void reportsABrokenAuditLogWithAStackTrace() {
        boolean audited = record(new MonitoringResult.Unavailable(), entry -> {
            throw new StackOverflowError();
        });

        assertThat(audited).isFalse();
        assertThat(events.only().severity()).isEqualTo("ERROR");
        assertThat(events.only().stackTrace()).asString().startsWith("java.lang.StackOverflowError");
    }

    private boolean record(MonitoringResult monitoring, Consumer<AuditLog.AuditEntry> writing) {
        AuditLog auditLog = new AuditLog() {
            @Override
            public void record(AuditEntry entry) {
                writing.accept(entry);
            }

            @Override
            public Optional<AuditRecord> find(UUID runId) {
                throw new UnsupportedOperationException("the run only writes");
            }
        };
        return new RunAudit(auditLog, Clock.fixed(NOW, ZoneOffset.UTC)).record(RUN, monitoring, events.log());
    }
}
