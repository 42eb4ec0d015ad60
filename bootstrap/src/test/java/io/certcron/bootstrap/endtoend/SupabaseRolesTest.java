package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.certcron.domain.Certification;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what in a project that was made ready by {@code docs/supabase}. */
class SupabaseRolesTest {

    private static final LocalDate EXPIRY = LocalDate.parse("2026-11-21");

    private static final List<String> OURS = List.of(
            "certification_idempotency_log",
            "certification_cron",
            "certification_cron_run",
            "certification_cron_run_count",
            "certification_cron_run_problem",
            "certification_cron_slot",
            "certification_cron_journal",
            "certification_cron_schema_history",
            "cron_audit_log");

    private static SupabaseProject project;

    @BeforeAll
    static void start() {
        project = SupabaseProject.ready();
    }

    @AfterAll
    static void stop() {
        project.close();
    }

    @ParameterizedTest
    @CsvSource({
        "anon, send_certification_reminders",
        "anon, auto_pause_certifications",
        "authenticated, send_certification_reminders",
        "authenticated, auto_pause_certifications"
    })
    void functionsAreRefusedToTheKeysOfBrowsers(String role, String function) {
        assertRefused(role, "SELECT public." + function + "('{\"items\": []}')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send_certification_reminders", "auto_pause_certifications"})
    void functionsAreOpenToTheServiceRole(String function) throws SQLException {
        assertThat(as("service_role", "SELECT public." + function + "('{\"items\": []}')"))
                .isEqualTo("{\"results\": []}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anon", "authenticated", "service_role"})
    void whatTheFunctionsKeepIsOpenToNoKey(String role) {
        assertRefused(role, "SELECT count(*) FROM certification_service.acted_on");
        assertRefused(role, "INSERT INTO certification_service.acted_on VALUES ('k', gen_random_uuid(), now())");
        assertRefused(role, "SELECT count(*) FROM certification_service.reminder_outbox");
        assertRefused(role, "SELECT certification_service.forget_old_keys()");
    }

    @ParameterizedTest
    @ValueSource(strings = {"anon", "authenticated"})
    void tablesOfTheJobAreClosedToTheKeysOfBrowsers(String role) {
        assertThat(project.column(
                        """
                        SELECT c.relname FROM pg_class AS c
                        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                            AND c.relname <> 'certifications'
                            AND has_table_privilege('%s', c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE')
                        """
                                .formatted(role)))
                .isEmpty();
        assertThat(project.column(
                        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"))
                .containsAll(OURS);
        assertRefused(role, "SELECT * FROM get_missed_auto_pauses(now())");
    }

    @Test
    void theJobSeesTheCertificationsDespiteRowLevelSecurity() throws SQLException {
        project.insert(List.of(new Certification(UUID.randomUUID(), UUID.randomUUID(), EXPIRY, "active")));

        assertThat(project.column("SELECT relrowsecurity FROM pg_class WHERE relname = 'certifications'"))
                .containsExactly("t");
        try (Connection connection = project.as(SupabaseProject.JOB).getConnection()) {
            assertThat(Integer.parseInt(only(connection, "SELECT count(*) FROM certifications")))
                    .isPositive();
        }
    }

    @Test
    void functionsRunWithoutASearchPathOfTheCaller() {
        assertThat(
                        project.column(
                                """
                        SELECT proname FROM pg_proc
                        WHERE prosecdef AND proname IN ('send_certification_reminders', 'auto_pause_certifications')
                            AND 'search_path=""' = ANY (proconfig)
                        """))
                .hasSize(2);
    }

    @Test
    void theFilesCanBeRunAgain() {
        project.run("database.sql");
        project.run("functions.sql");
    }

    @Test
    void keysAreForgottenAfterThirtyFiveDaysAndNotBefore() {
        project.execute(
                """
                INSERT INTO certification_service.acted_on VALUES
                    ('young', gen_random_uuid(), '2026-11-21', now() - interval '34 days 23 hours'),
                    ('old', gen_random_uuid(), '2026-11-21', now() - interval '35 days 1 hour')
                """);

        assertThat(project.column("SELECT certification_service.forget_old_keys()"))
                .containsExactly("1");
        assertThat(project.column("SELECT idempotency_key FROM certification_service.acted_on"))
                .contains("young")
                .doesNotContain("old");
    }

    private static void assertRefused(String role, String statement) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> as(role, statement))
                .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
    }

    /** As the Data API does: it logs in as authenticator, and becomes the role of the key. */
    private static String as(String role, String statement) throws SQLException {
        try (Connection connection = project.as("authenticator").getConnection();
                Statement become = connection.createStatement()) {
            become.execute("SET ROLE " + role);
            return only(connection, statement);
        }
    }

    private static String only(Connection connection, String statement) throws SQLException {
        try (Statement each = connection.createStatement()) {
            if (!each.execute(statement)) {
                return "";
            }
            try (ResultSet row = each.getResultSet()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
