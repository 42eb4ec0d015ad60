package io.certcron.application.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.log.CapturedEvents;
import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.Operator;
import io.certcron.domain.Workflow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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

    @Test
    void writesTheRowASecondTimeWhereTheDatabaseWasAwayForAMoment() {
        AtomicInteger attempts = new AtomicInteger();

        boolean audited = record(new MonitoringResult.Unavailable(), entry -> {
            if (attempts.getAndIncrement() == 0) {
                throw unavailable();
            }
            written.add(entry);
        });

        assertThat(audited).isTrue();
        assertThat(written).hasSize(1);
        assertThat(events.all()).isEmpty();
    }

    @Test
    void reportsARowThatFailsAgainWhereTheDatabaseStaysAway() {
        boolean audited = record(new MonitoringResult.Unavailable(), entry -> {
            throw unavailable();
        });

        assertThat(audited).isFalse();
        assertThat(events.only().errorCode()).isEqualTo("AUDIT_FAILED");
    }

    private static StorageException unavailable() {
        return new StorageException("record_audit", Optional.of("57P01"), true, List.of(RUN), new Exception());
    }

    private static OpenRun run() {
        return new OpenRun(
                RUN,
                new UUID(1, 2),
                Duration.ofSeconds(45),
                LocalDate.of(2026, 11, 21),
                ZoneOffset.UTC,
                Workflow.ALL,
                Optional.empty(),
                NOW,
                false,
                Optional.empty());
    }

    private boolean record(MonitoringResult monitoring, Consumer<AuditLog.AuditEntry> writing) {
        AuditLog auditLog = new AuditLog() {
            @Override
            public boolean record(OpenRun run, Instant runAt, Optional<FlaggedCertifications> missed) {
                writing.accept(new AuditEntry(run.runId(), runAt, missed));
                return true;
            }

            @Override
            public Optional<AuditRecord> find(UUID runId) {
                throw new UnsupportedOperationException("the run only writes");
            }

            @Override
            public List<AuditRecord> list(Filter filter, Optional<Position> after, int limit) {
                throw new UnsupportedOperationException("the run only writes");
            }

            @Override
            public List<UUID> resolve(List<UUID> runIds, String note, Operator by, Instant now) {
                throw new UnsupportedOperationException("the run only writes");
            }
        };
        return new RunAudit(auditLog, Clock.fixed(NOW, ZoneOffset.UTC)).record(run(), monitoring, events.log());
    }
}
