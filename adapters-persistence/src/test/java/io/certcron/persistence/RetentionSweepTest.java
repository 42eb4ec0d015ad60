package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.RunStore;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.Channel;
import io.certcron.persistence.RetentionSweep.Deleted;
import io.certcron.persistence.RetentionSweep.Limits;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionSweepTest {

    @RegisterExtension
    static final PostgresFixture DATABASE = PostgresFixture.migrated();

    private static final String SUPERUSER = "postgres";
    private static final Instant CUTOFF = Instant.parse("2026-01-01T00:00:00Z");
    private static final Limits LEDGER_ALONE = new Limits(CUTOFF, Optional.empty());
    private static final Limits EVERYTHING = new Limits(CUTOFF, Optional.of(CUTOFF));

    private final List<Deleted> progress = new ArrayList<>();

    @BeforeEach
    void empty() {
        DATABASE.clear();
    }

    @Test
    void deletesOldSettledIntentsInBatches() {
        reminders(12_000, "2025-01-01", "2 minutes", "DONE");
        reminders(300, "2025-06-01", "0", "SUPERSEDED");
        reminders(50, "2026-01-01", "1 minute", "DONE");

        assertThat(sweep(LEDGER_ALONE)).isEqualTo(new Deleted(12_300, 0, 0, 0));
        assertThat(ask("SELECT count(*) FROM certification_idempotency_log")).isEqualTo("50");
        assertThat(progress).hasSizeGreaterThan(100);
        assertThat(progress.get(progress.size() - 1)).isEqualTo(new Deleted(12_300, 0, 0, 0));
        assertThat(sweep(LEDGER_ALONE)).isEqualTo(Deleted.NONE);
    }

    @Test
    void keepsWhatIsNotSettledHoweverOld() {
        DATABASE.run(
                SUPERUSER,
                """
                INSERT INTO certification_idempotency_log (idempotency_key, certification_id, peer_mentor_id, action,
                    expiry_date, run_id, status, next_attempt_at, claim_token, lease_expires_at, planned_at)
                SELECT status, gen_random_uuid(), gen_random_uuid(), 'AUTO_PAUSE', '2020-01-01', gen_random_uuid(), status,
                    CASE WHEN status <> 'HELD' THEN now() END,
                    CASE WHEN status = 'CLAIMED' THEN gen_random_uuid() END, CASE WHEN status = 'CLAIMED' THEN now() END,
                    '2020-01-01'
                FROM unnest('{PENDING,CLAIMED,HELD}'::text[]) AS status
                """);

        assertThat(sweep(EVERYTHING)).isEqualTo(Deleted.NONE);
    }

    @Test
    void keepsAPauseThatWouldCountAsMissedWithoutIt() {
        DATABASE.run(SUPERUSER, "ALTER TABLE certifications ALTER COLUMN status DROP NOT NULL");
        pause("still active", "DONE", "active", "2025-01-01");
        pause("skipped", "SKIPPED", "active", "2025-01-01");
        pause("without a status", "DONE", null, "2025-01-01");
        pause("paused", "DONE", "paused", "2025-01-01");
        pause("renewed", "DONE", "active", "2027-01-01");
        pause("rejected", "REJECTED", "active", "2025-01-01");
        pause("gone", "DONE", "active", "2025-01-01");
        DATABASE.run(SUPERUSER, "DELETE FROM certifications WHERE peer_mentor_id = md5('gone')::uuid");
        String missed = ask("SELECT count(*) FROM get_missed_auto_pauses()");

        sweep(EVERYTHING);

        assertThat(DATABASE.list(SUPERUSER, "SELECT error_code FROM certification_idempotency_log ORDER BY 1"))
                .containsExactly("skipped", "still active", "without a status");
        assertThat(ask("SELECT count(*) FROM get_missed_auto_pauses()")).isEqualTo(missed);
    }

    @Test
    void deletesOldRunsWithTheirCountsAndSlots() {
        run("2025-01-01", "ALL", "COMPLETED", true);
        run("2025-01-02", "ALL", "INCOMPLETE", false);
        run("2025-01-03", "ALL", "RUNNING", false);
        run("2025-06-01", "ALL", "COMPLETED", true);
        run("2025-06-02", "ALL", "COMPLETED", true);
        run("2026-02-01", "ALL", "FAILED", false);
        skippedSlots();
        DATABASE.run(
                SUPERUSER,
                """
                INSERT INTO certification_cron_run_count VALUES
                    (gen_random_uuid(), gen_random_uuid(), 'REMINDER', 'DONE', 0, 7)
                """,
                """
                INSERT INTO certification_cron_run_problem
                SELECT run_id, 'RUN_LOST', 'It was lost', 'WARN', 1, '2020-01-01', '2020-01-01', '{}'
                FROM certification_cron_run
                """,
                "INSERT INTO cron_audit_log (run_id, run_at) SELECT run_id, '2020-01-01' FROM certification_cron_run");

        assertThat(sweep(EVERYTHING)).isEqualTo(new Deleted(0, 2, 3, 3));
        assertThat(
                        ask(
                                "SELECT count(*) FROM certification_cron_run_problem JOIN certification_cron_run USING (run_id)"))
                .isEqualTo("4");
        assertThat(ask("SELECT count(*) FROM certification_cron_run_problem")).isEqualTo("4");
        assertThat(DATABASE.list(SUPERUSER, "SELECT business_date FROM certification_cron_run ORDER BY 1"))
                .containsExactly("2025-01-03", "2025-06-01", "2025-06-02", "2026-02-01");
        assertThat(ask("SELECT count(*) FROM certification_cron_slot WHERE decided_at IS NULL"))
                .isEqualTo("1");
        assertThat(ask("SELECT count(*) FROM cron_audit_log")).isEqualTo("6");
    }

    @Test
    void keepsRunsForEverIfNothingElseIsSaid() {
        run("2025-01-01", "ALL", "INCOMPLETE", false);
        skippedSlots();

        assertThat(sweep(LEDGER_ALONE)).isEqualTo(Deleted.NONE);
    }

    @Test
    void leavesTheNextRunWhatItMustKnowAboutTheLast() {
        run("2024-12-31", "REMINDERS", "COMPLETED", true);
        run("2025-01-01", "AUTO_PAUSE", "COMPLETED", true);
        run("2025-01-01", "REMINDERS", "COMPLETED", true);
        run("2025-01-02", "REMINDERS", "COMPLETED_WITH_FAILURES", true);
        run("2025-01-02", "REMINDERS", "COMPLETED", true);
        run("2025-01-03", "REMINDERS", "INCOMPLETE", false);
        RunStore runs = new JdbiRunStore(
                new Storage(DATABASE.dataSource(PostgresFixture.RUNTIME), CertificationTable.STANDARD),
                Clock.systemUTC());

        assertThat(sweep(EVERYTHING).runs()).isEqualTo(2);
        assertThat(runs.lastPlanned(Channel.REMINDER, LocalDate.of(2026, 11, 21)))
                .contains(LocalDate.of(2025, 1, 2));
        assertThat(runs.lastPlanned(Channel.REMINDER, LocalDate.of(2025, 1, 2))).contains(LocalDate.of(2025, 1, 1));
        assertThat(runs.lastPlanned(Channel.AUTO_PAUSE, LocalDate.of(2026, 11, 21)))
                .contains(LocalDate.of(2025, 1, 1));
    }

    @Test
    void isTheOwnersToDo() {
        reminders(1, "2025-01-01", "0", "DONE");

        assertThatThrownBy(() -> sweepAs(PostgresFixture.RUNTIME, LEDGER_ALONE))
                .isInstanceOfSatisfying(StorageException.class, failure -> assertThat(failure.sqlState())
                        .contains("42501"));
    }

    @Test
    void failsRatherThanTakingHiddenCertificationsForDeletedOnes() {
        pause("still active", "DONE", "active", "2025-01-01");
        DATABASE.run(SUPERUSER, "ALTER TABLE certifications ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");

        try {
            assertThatThrownBy(() -> sweep(LEDGER_ALONE)).isInstanceOf(StorageException.class);
        } finally {
            DATABASE.run(
                    SUPERUSER, "ALTER TABLE certifications DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY");
        }
        assertThat(ask("SELECT count(*) FROM certification_idempotency_log")).isEqualTo("1");
    }

    private Deleted sweep(Limits limits) {
        return sweepAs(PostgresFixture.OWNER, limits);
    }

    private Deleted sweepAs(String user, Limits limits) {
        return new RetentionSweep(DATABASE.dataSource(user), CertificationTable.STANDARD, 100)
                .sweep(limits, progress::add);
    }

    private static void reminders(int count, String from, String over, String status) {
        DATABASE.owner().useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO certification_idempotency_log (idempotency_key, certification_id, peer_mentor_id, action,
                            threshold_days, expiry_date, run_id, status, planned_at, settled_at)
                        SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'REMINDER', 7, '2025-01-08',
                            gen_random_uuid(), :status,
                            CAST(:from AS timestamp) AT TIME ZONE 'UTC' + CAST(:over AS interval) * n / :count, now()
                        FROM generate_series(1, :count) AS n
                        """)
                .bind("status", status)
                .bind("from", from)
                .bind("over", over)
                .bind("count", count)
                .execute());
    }

    private static void pause(String name, String status, String certificationStatus, String expiryDate) {
        DATABASE.superuser().useHandle(handle -> handle.createUpdate(
                        """
                        WITH certification AS (
                            INSERT INTO certifications
                            VALUES (gen_random_uuid(), md5(:name)::uuid, CAST(:expiry_date AS date), :certification_status)
                            RETURNING *
                        )
                        INSERT INTO certification_idempotency_log (idempotency_key, certification_id, peer_mentor_id, action,
                            expiry_date, run_id, status, error_code, planned_at, settled_at)
                        SELECT 'auto-pause:' || certification_id || ':2025-01-01', certification_id, peer_mentor_id,
                            'AUTO_PAUSE', '2025-01-01', gen_random_uuid(), :status, :name, '2025-01-01', '2025-01-01'
                        FROM certification
                        """)
                .bind("name", name)
                .bind("certification_status", certificationStatus)
                .bind("expiry_date", expiryDate)
                .bind("status", status)
                .execute());
    }

    /** One run that became of a slot, with one count. */
    private static void run(String date, String workflow, String status, boolean planned) {
        DATABASE.superuser().useHandle(handle -> handle.createUpdate(
                        """
                        WITH run AS (
                            INSERT INTO certification_cron_run (run_id, cron_id, scheduled_for, business_date, zone,
                                workflow, dry_run, status, policy_fingerprint, owner_token, lease_expires_at, started_at,
                                finished_at, planning_finished_at)
                            SELECT gen_random_uuid(), gen_random_uuid(), date, date, 'UTC', :workflow, false, :status, 'any',
                                gen_random_uuid(), date, date, CASE WHEN :status <> 'RUNNING' THEN date END,
                                CASE WHEN :planned THEN date END
                            FROM CAST(:date AS timestamptz) AS date
                            RETURNING *
                        ), count AS (
                            INSERT INTO certification_cron_run_count
                            SELECT run_id, owner_token, 'REMINDER', 'DONE', 0, 1 FROM run
                        )
                        INSERT INTO certification_cron_slot
                        SELECT cron_id, scheduled_for, run_id, NULL, started_at FROM run
                        """)
                .bind("workflow", workflow)
                .bind("status", status)
                .bind("planned", planned)
                .bind("date", date)
                .execute());
    }

    /** One old, one recent, and one that is awaited, of a schedule that nobody has looked at for long. */
    private static void skippedSlots() {
        DATABASE.run(
                SUPERUSER,
                """
                INSERT INTO certification_cron_slot VALUES
                    (gen_random_uuid(), '2025-01-01', NULL, 'PAUSED', '2025-01-01'),
                    (gen_random_uuid(), '2026-02-01', NULL, 'PAUSED', '2026-02-01'),
                    (gen_random_uuid(), '2025-01-01', NULL, NULL, NULL)
                """);
    }

    private static String ask(String question) {
        return DATABASE.ask(SUPERUSER, question);
    }
}
