package io.certcron.bootstrap.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseChecksTest {

    @Test
    void findNothingWrongWithAHealthyDatabase() {
        assertThat(PatientDatabase.migrated().with("ZONE", "Europe/Oslo").examine())
                .hasSizeGreaterThan(11)
                .allSatisfy(examined -> assertThat(examined.finding()).isInstanceOf(Finding.Ok.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ALTER TABLE cron_audit_log DISABLE ROW LEVEL SECURITY | audit-log | security is off | ENABLE ROW",
                "ALTER TABLE cron_audit_log NO FORCE ROW LEVEL SECURITY | audit-log | not bind the owner | FORCE ROW",
                "DROP POLICY ops_admin_resolves ON cron_audit_log | audit-log | ops_admin_resolves | create them again",
                "REVOKE service_role FROM certcron_doctor | role | no member of service_role | run 'migrate'",
                "DROP FUNCTION get_missed_auto_pauses(timestamptz); DELETE FROM certification_cron_schema_history"
                        + " WHERE script LIKE 'R__%' | migrations | R__get_missed | Run 'migrate'",
                "DROP TABLE certification_cron_schema_history | migrations | V1__certifications.sql | Run 'migrate'",
                "REVOKE SELECT ON certifications FROM service_role | certifications | may not read | GRANT SELECT",
                "ALTER TABLE certifications ENABLE ROW LEVEL SECURITY | certifications | would look empty | POLICY",
                "ALTER TABLE certifications RENAME COLUMN expiry_date TO expires_on | certifications | columns | names",
                "ALTER TABLE certifications RENAME TO certificates | certifications | no such table | database.schema",
                "DROP INDEX certification_idempotency_log_claimable | indexes | claimable | create them again",
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'certification_idempotency_log_parked'::regclass"
                        + " | indexes | Not built to their end: certification_idempotency_log_parked | REINDEX",
                "DROP INDEX certification_cron_expiry_status_idx | indexes | certification_cron_expiry_status_idx | Run 'migrate'",
                "DROP INDEX certification_cron_not_paused_idx;"
                        + " CREATE INDEX certification_cron_not_paused_idx ON certifications (expiry_date, certification_id)"
                        + " WHERE status <> 'paused'"
                        + " | indexes | certification_cron_not_paused_idx | Run 'migrate'",
                "DROP INDEX certification_cron_not_paused_idx; DROP INDEX certification_cron_expiry_status_idx"
                        + " | index-use | No index can serve planning | Run 'migrate'",
                "ALTER ROLE certcron_doctor SUPERUSER | role | a superuser | migrate",
                "ALTER ROLE certcron_doctor BYPASSRLS | role | bypasses row-level security | migrate",
                "ALTER TABLE cron_audit_log OWNER TO certcron_doctor | role | owns our tables | migrate",
                "UPDATE certification_cron SET cron_expression = '0 25 * * *' | schedules | 'nightly' can't be read | 'schedules",
                "UPDATE certification_cron SET zone = 'Europe/Olso' | schedules | 'nightly' can't be read | 'schedules",
            })
    void failAndSayWhatToDo(String breakage, String check, String text, String fix) {
        PatientDatabase broken = PatientDatabase.migrated().execute(breakage);
        try {
            assertThat(findings(broken.examine(), check)).anySatisfy(finding -> {
                assertThat(finding).isInstanceOf(Finding.Failed.class);
                assertThat(finding.text()).contains(text);
                assertThat(((Finding.Failed) finding).fix()).contains(fix);
            });
        } finally {
            broken.execute("ALTER ROLE certcron_doctor NOSUPERUSER NOBYPASSRLS; GRANT service_role TO certcron_doctor");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "REVOKE ops_admin FROM certcron_doctor | ops_admin | can't resolve",
                "CREATE POLICY everybody ON cron_audit_log FOR SELECT USING (true) | audit-log | everybody",
                "UPDATE certifications SET status = 'Active' | certifications | None of those looked at",
                "DELETE FROM certifications | certifications | There is none",
                "ALTER FUNCTION get_missed_auto_pauses SET search_path = public | index-use | not inlined",
                "UPDATE certification_cron SET enabled = false | schedules | None is enabled",
                "UPDATE certification_cron SET cron_expression = '0 0 30 2 *' | schedules | never due",
            })
    void warn(String oddity, String check, String text) {
        PatientDatabase odd = PatientDatabase.migrated().execute(oddity);
        try {
            assertThat(findings(odd.examine(), check)).anySatisfy(finding -> {
                assertThat(finding).isInstanceOf(Finding.Warning.class);
                assertThat(finding.text()).contains(text);
            });
        } finally {
            odd.execute("GRANT ops_admin TO certcron_doctor");
        }
    }

    @Test
    void areHealthyAgainOnceTheirAdviceIsFollowed() {
        PatientDatabase patient = PatientDatabase.migrated()
                .execute(
                        """
                        DROP INDEX certification_cron_expiry_status_idx;
                        DROP INDEX certification_cron_not_paused_idx;
                        CREATE INDEX certification_cron_not_paused_idx
                        ON certifications (expiry_date, certification_id) WHERE status <> 'paused'
                        """);
        assertThat(findings(patient.examine(), "indexes")).hasOnlyElementsOfType(Finding.Failed.class);

        patient.migrate();

        assertThat(findings(patient.examine(), "indexes")).hasOnlyElementsOfType(Finding.Ok.class);
    }

    @Test
    void proveThatTheAuditLogIsNotHiddenByReadingIt() {
        PatientDatabase database = PatientDatabase.migrated()
                .execute(
                        """
                INSERT INTO certification_cron_run (
                    run_id, business_date, zone, workflow, dry_run, status, policy_fingerprint, owner_token,
                    lease_expires_at, started_at, finished_at)
                VALUES (gen_random_uuid(), current_date, 'UTC', 'ALL', false, 'COMPLETED', 'f', gen_random_uuid(),
                    now(), now(), now());
                INSERT INTO cron_audit_log (run_id, run_at, missed_pause_count)
                SELECT run_id, now(), 0 FROM certification_cron_run
                """);
        assertThat(findings(database.examine(), "audit-log")).hasOnlyElementsOfType(Finding.Ok.class);

        database.execute("ALTER POLICY service_role_reads ON cron_audit_log USING (false)");

        assertThat(findings(database.examine(), "audit-log"))
                .extracting(Finding::text)
                .containsExactly("Runs were completed, and the user sees no row of them.");
    }

    @Test
    void countWhatWaitsForAHuman() {
        PatientDatabase database = PatientDatabase.migrated()
                .execute(
                        """
                INSERT INTO certification_idempotency_log (
                    idempotency_key, certification_id, peer_mentor_id, action, expiry_date, run_id, status,
                    planned_at, settled_at)
                SELECT 'auto-pause:' || n, gen_random_uuid(), gen_random_uuid(), 'AUTO_PAUSE', current_date,
                    gen_random_uuid(), CASE WHEN n < 3 THEN 'HELD' ELSE 'REJECTED' END, now(),
                    CASE WHEN n >= 3 THEN now() END
                FROM generate_series(1, 5) AS n;
                INSERT INTO cron_audit_log (run_id, run_at, missed_pause_count, resolved)
                VALUES (gen_random_uuid(), now(), 7, false), (gen_random_uuid(), now(), NULL, false),
                    (gen_random_uuid(), now(), 7, true), (gen_random_uuid(), now(), 0, false)
                """);

        assertThat(findings(database.examine(), "open-matters"))
                .extracting(Finding::text)
                .containsExactly(
                        "Held pauses: 2.",
                        "Intents rejected in the last 7 days: 3.",
                        "Unresolved rows of the audit log that report missed pauses: 2.");
    }

    @Test
    void warnOfAClockThatIsFarOff() {
        Clock ahead = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(3));

        assertThat(findings(PatientDatabase.migrated().examine(ahead), "clock"))
                .hasOnlyElementsOfType(Finding.Warning.class)
                .first()
                .extracting(Finding::text)
                .asString()
                .contains("ahead of the database's");
    }

    @Test
    void stopAtADatabaseThatWasNeverMigrated() {
        List<Examined> results = PatientDatabase.empty().examine();

        assertThat(findings(results, "migrations")).hasOnlyElementsOfType(Finding.Failed.class);
        assertThat(findings(results, "audit-log"))
                .containsExactly(new Finding.Skipped("Not looked at: 'migrations' comes first."));
        assertThat(findings(results, "index-use"))
                .containsExactly(new Finding.Skipped("Not looked at: 'migrations' comes first."));
    }

    @Test
    void refuseAnOldServer() {
        assertThat(DatabaseCheck.ofVersion(13, "13")).isInstanceOf(Finding.Ok.class);
        assertThat(DatabaseCheck.ofVersion(12, "12")).isInstanceOf(Finding.Failed.class);
    }

    @Test
    void changeNothing() {
        PatientDatabase database = PatientDatabase.migrated();
        String transactions = "SELECT pg_current_xact_id()::text::bigint";
        long before = Long.parseLong(database.value(transactions));

        database.examine();

        // a transaction that writes takes a number; the question itself does
        assertThat(Long.parseLong(database.value(transactions))).isEqualTo(before + 1);
    }

    private static List<Finding> findings(List<Examined> results, String check) {
        List<Finding> findings = results.stream()
                .filter(examined -> examined.check().equals(check))
                .map(Examined::finding)
                .toList();
        assertThat(findings).as(results.toString()).isNotEmpty();
        return findings;
    }
}
