package io.certcron.persistence;

import static io.certcron.persistence.PostgresFixture.OPS_ADMIN;
import static io.certcron.persistence.PostgresFixture.RUNTIME;
import static io.certcron.persistence.PostgresFixture.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.AuditLog;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.Operator;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may resolve, and what becomes of it where row-level security or the roles stand in the way. */
class AuditResolutionsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T07:00:00Z");
    private static final Operator ALICE = new Operator("alice", Operator.Way.PAGE);
    private static final String JOURNAL = "SELECT count(*) FROM certification_cron_journal";
    private static final String RESOLVED =
            """
            SELECT concat_ws(' ', resolved, resolved_by, resolved_at = '2026-11-21T07:00:00Z', resolution_note,
                missed_pause_count)
            FROM cron_audit_log
            """;

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.migrated();

    private UUID runId;

    @BeforeEach
    void reportOneRun() {
        database.clear();
        Storage storage = storage(RUNTIME);
        OpenRun run = new JdbiRunStore(storage, Clock.systemUTC()).open(Night.opening());
        new JdbiAuditLog(storage).record(run, NOW, Optional.of(new FlaggedCertifications(3, List.of())));
        runId = run.runId();
    }

    @AfterEach
    void giveEverythingBack() {
        database.run(
                "postgres",
                "DROP POLICY IF EXISTS ops_admin_resolves ON cron_audit_log",
                "CREATE POLICY ops_admin_resolves ON cron_audit_log FOR UPDATE TO ops_admin USING (true)",
                "REVOKE service_role FROM " + STRANGER);
    }

    @Test
    void theJobResolvesAsOpsAdminAndIsItselfAgainAfterwards() {
        AuditLog auditLog = auditLog(RUNTIME);

        assertThat(auditLog.resolve(List.of(runId), "paused by hand", ALICE, NOW))
                .containsExactly(runId);

        assertThat(database.ask(OPS_ADMIN, RESOLVED)).isEqualTo("t alice t paused by hand 3");
        assertThat(database.ask(RUNTIME, JOURNAL)).isEqualTo("1");
        assertThat(auditLog.find(runId)).isPresent();
    }

    @Test
    void oneConnectionOfAPoolIsTheJobsAgainAfterwards() {
        DatabaseSettings one = new DatabaseSettings(database.jdbcUrl(), RUNTIME, "", 1);
        try (Database pool = Database.open(one)) {
            Storage storage = new Storage(pool.dataSource(), CertificationTable.STANDARD);
            AuditLog auditLog = new JdbiAuditLog(storage);

            auditLog.resolve(List.of(runId), "paused by hand", ALICE, NOW);
            String user = storage.inTransaction("ask", List.of(), handle -> handle.createQuery("SELECT current_user")
                    .mapTo(String.class)
                    .one());

            assertThat(user).isEqualTo(RUNTIME);
        }
    }

    @Test
    void whoMayNotBecomeOpsAdminIsRefusedAndNothingIsRecorded() {
        database.run("postgres", "GRANT service_role TO " + STRANGER);

        assertThatThrownBy(() -> auditLog(STRANGER).resolve(List.of(runId), "seen to", ALICE, NOW))
                .isInstanceOfSatisfying(StorageException.class, refused -> {
                    assertThat(refused.sqlState()).contains("42501");
                    assertThat(refused.sqlOperation()).isEqualTo("resolve_audit_entries");
                    assertThat(refused.isUnavailable()).isFalse();
                });
        assertUntouched();
    }

    @Test
    void rowsThatAreHiddenFromOpsAdminAreAnErrorAndNothingIsRecorded() {
        database.run("postgres", "DROP POLICY ops_admin_resolves ON cron_audit_log");

        assertThatThrownBy(() -> auditLog(RUNTIME).resolve(List.of(runId), "seen to", ALICE, NOW))
                .isInstanceOfSatisfying(StorageException.class, hidden -> assertThat(hidden)
                        .hasRootCauseMessage("Row-level security hides rows of the audit log from ops_admin"));
        assertUntouched();
    }

    private void assertUntouched() {
        assertThat(database.ask(OPS_ADMIN, RESOLVED)).isEqualTo("f 3");
        assertThat(database.ask(RUNTIME, JOURNAL)).isEqualTo("0");
    }

    private static AuditLog auditLog(String user) {
        return new JdbiAuditLog(storage(user));
    }

    private static Storage storage(String user) {
        return new Storage(database.dataSource(user), CertificationTable.STANDARD);
    }
}
