package io.certcron.persistence;

import static io.certcron.persistence.PostgresFixture.OPS_ADMIN;
import static io.certcron.persistence.PostgresFixture.OWNER;
import static io.certcron.persistence.PostgresFixture.RUNTIME;
import static io.certcron.persistence.PostgresFixture.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what, asked of PostgreSQL by connecting as each of them. */
class RightsTest {

    private static final String RECORD =
            """
            INSERT INTO cron_audit_log (run_id, run_at, missed_pause_count, missed_ids)
            VALUES ('00000000-0000-4000-8000-000000000001', now(), 2, '["a", "b"]')
            """;

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.migrated();

    @BeforeEach
    void recordOneRun() {
        database.clear();
        database.run(RUNTIME, RECORD);
    }

    @Test
    void theJobReadsAndRewritesItsAuditRows() {
        database.run(
                RUNTIME,
                RECORD
                        + """
                ON CONFLICT (run_id) DO UPDATE SET
                    run_at = excluded.run_at,
                    missed_pause_count = 0,
                    missed_ids = excluded.missed_ids
                """);

        assertThat(database.ask(RUNTIME, "SELECT missed_pause_count FROM cron_audit_log"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO certification_cron VALUES"
                        + " (gen_random_uuid(), 'nightly', '@daily', 'UTC', 'ALL', true, 1, now(), now(), NULL)",
                "UPDATE certification_cron SET enabled = false",
                "DELETE FROM certification_cron",
                "INSERT INTO certification_cron_slot VALUES (gen_random_uuid(), now())",
                "UPDATE certification_cron_slot SET skip_reason = 'PAUSED', decided_at = now()",
                "DELETE FROM certification_cron_slot",
                "INSERT INTO certification_cron_run_count VALUES"
                        + " (gen_random_uuid(), gen_random_uuid(), 'REMINDER', 'DONE', 0, 1)",
                "UPDATE certification_cron_run_count SET total = total + 1",
                "INSERT INTO certification_cron_run_problem VALUES"
                        + " (gen_random_uuid(), 'RUN_LOST', 'It was lost', 'WARN', 1, now(), now(), '{}')",
                "UPDATE certification_cron_run_problem SET total = total + 1",
                "INSERT INTO certification_cron_journal (happened_at, operator, way, action)"
                        + " VALUES (now(), 'me', 'API', 'SCHEDULE_CREATED')"
            })
    void theJobMay(String statement) {
        database.run(RUNTIME, statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO cron_audit_log (run_id, run_at, resolved) VALUES (gen_random_uuid(), now(), true)",
                "DELETE FROM cron_audit_log",
                "TRUNCATE cron_audit_log",
                "DROP TABLE cron_audit_log",
                "ALTER TABLE cron_audit_log DISABLE ROW LEVEL SECURITY",
                "INSERT INTO certifications VALUES (gen_random_uuid(), gen_random_uuid(), now(), 'active')",
                "UPDATE certifications SET status = 'paused'",
                "DELETE FROM certifications",
                "DROP TABLE certifications",
                "DROP FUNCTION get_missed_auto_pauses",
                "DELETE FROM certification_idempotency_log",
                "DROP TABLE certification_idempotency_log",
                "DELETE FROM certification_cron_run",
                "DROP TABLE certification_cron_run",
                "DROP TABLE certification_cron",
                "TRUNCATE certification_cron",
                "DROP TABLE certification_cron_slot",
                "TRUNCATE certification_cron_slot",
                "DELETE FROM certification_cron_run_count",
                "DROP TABLE certification_cron_run_count",
                "DELETE FROM certification_cron_run_problem",
                "DROP TABLE certification_cron_run_problem",
                "UPDATE certification_cron_journal SET operator = 'somebody else'",
                "DELETE FROM certification_cron_journal",
                "TRUNCATE certification_cron_journal",
                "DROP TABLE certification_cron_journal",
                "UPDATE certification_cron_schema_history SET success = false",
                "CREATE SCHEMA of_its_own"
            })
    void theJobMayNot(String statement) {
        assertRefused(RUNTIME, statement);
    }

    /** Before PostgreSQL 16 the runtime user inherits this from {@code ops_admin}; service_role never has it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE cron_audit_log SET resolved = true",
                "UPDATE cron_audit_log SET resolution_note = 'seen to'"
            })
    void serviceRoleMayNotResolve(String statement) {
        assertThatThrownBy(() -> database.run("postgres", "SET ROLE service_role", statement))
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo("42501");
    }

    @Test
    void thePersonOnCallResolvesARow() {
        database.run(
                OPS_ADMIN,
                """
                UPDATE cron_audit_log
                SET resolved = true, resolved_by = 'me', resolved_at = now(), resolution_note = 'paused by hand'
                """);

        assertThat(database.ask(OPS_ADMIN, "SELECT resolved FROM cron_audit_log"))
                .isEqualTo("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE cron_audit_log SET missed_pause_count = 0",
                "UPDATE cron_audit_log SET missed_ids = '[]'",
                "UPDATE cron_audit_log SET run_at = now()",
                "INSERT INTO cron_audit_log (run_id, run_at) VALUES (gen_random_uuid(), now())",
                "DELETE FROM cron_audit_log",
                "SELECT * FROM certifications",
                "SELECT * FROM certification_idempotency_log",
                "SELECT * FROM certification_cron",
                "UPDATE certification_cron SET enabled = false",
                "SELECT * FROM certification_cron_slot",
                "SELECT * FROM certification_cron_run_count",
                "SELECT * FROM certification_cron_run_problem",
                "SELECT * FROM certification_cron_journal",
                "INSERT INTO certification_cron_journal (happened_at, operator, way, action)"
                        + " VALUES (now(), 'me', 'API', 'SCHEDULE_CREATED')",
                "SELECT * FROM get_missed_auto_pauses()"
            })
    void thePersonOnCallMayNot(String statement) {
        assertRefused(OPS_ADMIN, statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM cron_audit_log",
                "UPDATE cron_audit_log SET resolved = true",
                "SELECT * FROM certifications",
                "SELECT * FROM certification_idempotency_log",
                "SELECT * FROM certification_cron",
                "SELECT * FROM certification_cron_run",
                "SELECT * FROM certification_cron_slot",
                "SELECT * FROM certification_cron_run_count",
                "SELECT * FROM certification_cron_run_problem",
                "SELECT * FROM certification_cron_journal",
                "SELECT * FROM certification_cron_schema_history",
                "SELECT * FROM get_expired_unpaused()",
                "SELECT * FROM get_missed_auto_pauses()",
                "SELECT * FROM get_unconfirmed_auto_pauses()"
            })
    void aStrangerMayNot(String statement) {
        assertRefused(STRANGER, statement);
    }

    @Test
    void theOwnerSeesNoAuditRow() {
        assertThat(database.ask(OWNER, "SELECT count(*) FROM cron_audit_log")).isEqualTo("0");
        assertThat(database.jdbi(OWNER)
                        .<Integer, RuntimeException>withHandle(
                                handle -> handle.execute("UPDATE cron_audit_log SET resolved = true")))
                .isZero();
    }

    private static void assertRefused(String user, String statement) {
        assertThatThrownBy(() -> database.run(user, statement))
                .cause()
                .asInstanceOf(InstanceOfAssertFactories.type(SQLException.class))
                .extracting(SQLException::getSQLState)
                .isEqualTo("42501");
    }
}
