package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.domain.FlaggedCertifications;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the columns hold that other people's scripts read. */
class JdbiAuditLogTest {

    private static final UUID RUN = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    private static final UUID MISSED = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    private static final Instant RUN_AT = Instant.parse("2026-11-21T01:02:03.456789Z");

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.migrated();

    private final JdbiAuditLog auditLog =
            new JdbiAuditLog(new Storage(database.dataSource(PostgresFixture.RUNTIME), CertificationTable.STANDARD));

    @BeforeEach
    void empty() {
        database.clear();
    }

    @Test
    void writesTheIdsAsAJsonArrayOfStrings() {
        auditLog.record(new AuditEntry(RUN, RUN_AT, Optional.of(new FlaggedCertifications(3, List.of(MISSED)))));

        assertThat(row()).isEqualTo("3 [\"c0000000-0000-4000-8000-000000000001\"] f");
    }

    @Test
    void writesZeroAndAnEmptyArrayWhereNothingIsMissed() {
        auditLog.record(new AuditEntry(RUN, RUN_AT, Optional.of(FlaggedCertifications.NONE)));

        assertThat(row()).isEqualTo("0 [] f");
    }

    @Test
    void writesNoCountWhereTheCheckFailed() {
        auditLog.record(new AuditEntry(RUN, RUN_AT, Optional.empty()));

        assertThat(row()).isEqualTo("unknown [] f");
    }

    @Test
    void keepsTheResolutionOfAPersonOnCall() {
        auditLog.record(new AuditEntry(RUN, RUN_AT, Optional.of(new FlaggedCertifications(3, List.of(MISSED)))));
        database.run(
                PostgresFixture.OPS_ADMIN,
                """
                UPDATE cron_audit_log SET resolved = true, resolved_by = 'me', resolution_note = 'paused by hand'
                """);

        auditLog.record(new AuditEntry(RUN, RUN_AT, Optional.of(FlaggedCertifications.NONE)));

        assertThat(row()).isEqualTo("0 [] t me paused by hand");
    }

    @Test
    void keepsTheTimeToTheMicrosecond() {
        AuditEntry entry = new AuditEntry(RUN, RUN_AT, Optional.of(FlaggedCertifications.NONE));
        auditLog.record(entry);

        assertThat(auditLog.find(RUN).orElseThrow().entry()).isEqualTo(entry);
    }

    private static String row() {
        return database.ask(
                PostgresFixture.OPS_ADMIN,
                """
                SELECT concat_ws(' ', coalesce(missed_pause_count::text, 'unknown'), missed_ids, resolved, resolved_by,
                    resolution_note)
                FROM cron_audit_log
                """);
    }
}
