package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.AuditLog.AuditEntry;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.FlaggedCertifications;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the columns hold that other people's scripts read. */
class JdbiAuditLogTest {

    private static final UUID MISSED = UUID.fromString("c0000000-0000-4000-8000-000000000001");
    private static final Instant RUN_AT = Instant.parse("2026-11-21T01:02:03.456789Z");

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.migrated();

    private final Storage storage =
            new Storage(database.dataSource(PostgresFixture.RUNTIME), CertificationTable.STANDARD);
    private final JdbiAuditLog auditLog = new JdbiAuditLog(storage);
    private OpenRun run;

    @BeforeEach
    void openARun() {
        database.clear();
        run = new JdbiRunStore(storage, Clock.systemUTC()).open(Night.opening());
    }

    @Test
    void writesTheIdsAsAJsonArrayOfStrings() {
        auditLog.record(run, RUN_AT, Optional.of(new FlaggedCertifications(3, List.of(MISSED))));

        assertThat(row()).isEqualTo("3 [\"c0000000-0000-4000-8000-000000000001\"] f");
    }

    @Test
    void writesZeroAndAnEmptyArrayWhereNothingIsMissed() {
        auditLog.record(run, RUN_AT, Optional.of(FlaggedCertifications.NONE));

        assertThat(row()).isEqualTo("0 [] f");
    }

    @Test
    void writesNoCountWhereTheCheckFailed() {
        auditLog.record(run, RUN_AT, Optional.empty());

        assertThat(row()).isEqualTo("unknown [] f");
    }

    @Test
    void keepsTheResolutionOfAPersonOnCall() {
        auditLog.record(run, RUN_AT, Optional.of(new FlaggedCertifications(3, List.of(MISSED))));
        database.run(
                PostgresFixture.OPS_ADMIN,
                """
                UPDATE cron_audit_log SET resolved = true, resolved_by = 'me', resolution_note = 'paused by hand'
                """);

        auditLog.record(run, RUN_AT, Optional.of(FlaggedCertifications.NONE));

        assertThat(row()).isEqualTo("0 [] t me paused by hand");
    }

    @Test
    void keepsTheTimeToTheMicrosecond() {
        auditLog.record(run, RUN_AT, Optional.of(FlaggedCertifications.NONE));

        assertThat(auditLog.find(run.runId()).orElseThrow().entry())
                .isEqualTo(new AuditEntry(run.runId(), RUN_AT, Optional.of(FlaggedCertifications.NONE)));
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
