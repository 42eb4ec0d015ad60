package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.HeldPause;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.Schedule;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database that an earlier version of ours has worked on. */
class SchemaUpgradeTest {

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.empty();

    @Test
    void bringsAFourthVersionWithDataInItUpToDate() {
        migrateTo("4");
        database.run(
                PostgresFixture.OWNER,
                """
                INSERT INTO certification_cron
                SELECT gen_random_uuid(), name, '0 1 * * *', 'UTC', 'ALL', true, 1,
                    timestamptz '2026-01-01' + n * interval '1 day', now()
                FROM unnest('{nightly,nightly,nightly,weekly}'::text[]) WITH ORDINALITY AS old (name, n)
                """,
                """
                INSERT INTO certification_cron_run (run_id, business_date, zone, workflow, dry_run, status,
                    policy_fingerprint, owner_token, lease_expires_at, started_at, finished_at)
                VALUES (gen_random_uuid(), '2026-11-20', 'UTC', 'ALL', false, 'COMPLETED', 'any', gen_random_uuid(), now(),
                    now(), now())
                """,
                """
                INSERT INTO certification_idempotency_log (idempotency_key, certification_id, peer_mentor_id, action,
                    expiry_date, run_id, status, planned_at)
                SELECT 'auto-pause:' || id || ':2026-11-20', id, id, 'AUTO_PAUSE', '2026-11-20', id, 'HELD', now()
                FROM gen_random_uuid() AS id
                """);

        new SchemaMigration(
                        database.dataSource(PostgresFixture.OWNER),
                        CertificationTable.STANDARD,
                        Optional.of(PostgresFixture.RUNTIME))
                .migrate();

        Storage storage = new Storage(database.dataSource(PostgresFixture.RUNTIME), CertificationTable.STANDARD);
        List<Schedule> schedules = new JdbiScheduleStore(storage).list(Optional.empty(), 10);
        assertThat(schedules)
                .extracting(schedule -> schedule.spec().name())
                .contains("nightly", "weekly")
                .hasSize(4)
                .doesNotHaveDuplicates();
        assertThat(new JdbiSlotStore(storage).withoutSlot(10).schedules())
                .containsExactlyInAnyOrderElementsOf(schedules);
        assertThat(new JdbiHeldPauses(storage, ExpiryPolicy.STANDARD, Clock.systemUTC()).list(Optional.empty(), 10))
                .extracting(HeldPause::stillDue)
                .containsExactly(false);
        assertThat(database.ask(PostgresFixture.RUNTIME, "SELECT count(*) FROM certification_cron_run"))
                .isEqualTo("1");
    }

    private static void migrateTo(String version) {
        Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(database.dataSource(PostgresFixture.OWNER))
                .locations("classpath:" + SchemaMigration.FOLDER)
                .table(SchemaMigration.HISTORY_TABLE)
                .placeholders(CertificationTable.STANDARD.attributes())
                .target(version)
                .load()
                .migrate();
        database.run("postgres", "GRANT service_role TO " + PostgresFixture.RUNTIME);
    }
}
