package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.out.StorageException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

class SchemaMigrationTest {

    private static final int ALL = SchemaCheck.SCRIPTS.size();
    private static final CertificationTable ELSEWHERE = CertificationTable.STANDARD.inSchema("mentors");

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.empty();

    @AfterEach
    void makeEmptyAgain() {
        database.makeEmptyAgain("mentors");
    }

    @Test
    void fillsAnEmptyDatabase() {
        assertThat(migration(CertificationTable.STANDARD).migrate()).isEqualTo(ALL);

        assertThat(tablesOf("public"))
                .containsExactlyInAnyOrder(
                        "certifications",
                        "certification_cron",
                        "certification_cron_journal",
                        "certification_cron_run",
                        "certification_cron_run_count",
                        "certification_cron_run_problem",
                        "certification_cron_slot",
                        "certification_idempotency_log",
                        "cron_audit_log",
                        SchemaMigration.HISTORY_TABLE);
    }

    @Test
    void makesAnotherSchemaAndLeavesTheStandardOneEmpty() {
        assertThat(migration(ELSEWHERE).migrate()).isEqualTo(ALL);

        assertThat(tablesOf("mentors")).contains("certifications", "cron_audit_log", SchemaMigration.HISTORY_TABLE);
        assertThat(tablesOf("public")).isEmpty();
    }

    @Test
    void servesTwoSchemasOfOneDatabase() {
        assertThat(migration(CertificationTable.STANDARD).migrate()).isEqualTo(ALL);
        assertThat(migration(ELSEWHERE).migrate()).isEqualTo(ALL);
    }

    @Test
    void doesNothingTheSecondTime() {
        migration(CertificationTable.STANDARD).migrate();
        List<String> before = everyRelation();

        assertThat(migration(CertificationTable.STANDARD).migrate()).isZero();

        assertThat(everyRelation()).isEqualTo(before);
    }

    @Test
    void isDoneByOneWhenManyTryAtTheSameTime() {
        List<CompletableFuture<Integer>> processes = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> migration(CertificationTable.STANDARD).migrate(), process -> new Thread(process).start()))
                .limit(4)
                .toList();

        assertThat(processes.stream().map(CompletableFuture::join).sorted().toList())
                .containsExactly(0, 0, 0, ALL);
    }

    @Test
    void makesTheRuntimeUserAMemberOfServiceRole() {
        database.createUser("newcomer");

        migrationFor("newcomer").migrate();

        assertThat(database.ask("newcomer", "SELECT count(*) FROM certifications"))
                .isEqualTo("0");
    }

    @Test
    void letsTheRuntimeUserBecomeOpsAdminAndGivesItNoneOfItsRightsOtherwise() {
        database.createUser("resolver");

        migrationFor("resolver").migrate();
        migrationFor("resolver").migrate();

        database.run("resolver", "SET ROLE ops_admin");
        assertThat(
                        database.ask(
                                "resolver",
                                """
                        SELECT pg_has_role('ops_admin', 'USAGE') = (current_setting('server_version_num')::integer < 160000)
                        """))
                .as("inherited only where PostgreSQL knows nothing else")
                .isEqualTo("t");
    }

    @Test
    void isDoneAlsoWhereTheOwnerMayNotLetTheRuntimeUserBecomeOpsAdmin() {
        database.createUser("poor_owner");
        database.createUser("poor_user");
        database.run(
                "postgres",
                "GRANT service_role TO poor_user",
                "GRANT service_role TO poor_owner",
                "GRANT CREATE ON DATABASE " + database.name() + " TO poor_owner",
                "CREATE SCHEMA mentors AUTHORIZATION poor_owner");

        int ran = new SchemaMigration(database.dataSource("poor_owner"), ELSEWHERE, Optional.of("poor_user")).migrate();

        assertThat(ran).isEqualTo(ALL);
        assertThat(database.ask("poor_user", "SELECT pg_has_role('ops_admin', 'MEMBER')"))
                .isEqualTo("f");
    }

    @Test
    void takesBackWhatThePlatformGivesToEverybodyByDefault() {
        database.createUser("anyone");
        database.run(
                PostgresFixture.OWNER,
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO anyone, PUBLIC, service_role");

        migration(CertificationTable.STANDARD).migrate();

        assertThat(
                        database.list(
                                PostgresFixture.OWNER,
                                """
                SELECT c.relname || ' ' || acl.privilege_type
                FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS acl
                WHERE c.relname IN ('certification_idempotency_log', 'cron_audit_log', 'certification_cron_run',
                        'certification_cron_slot', 'certification_cron_run_count', 'certification_cron_journal',
                        'certification_cron_run_problem')
                    AND acl.grantee IN (0, 'anyone'::regrole, 'service_role'::regrole)
                """))
                .containsExactlyInAnyOrder(
                        "certification_idempotency_log SELECT",
                        "certification_idempotency_log INSERT",
                        "certification_idempotency_log UPDATE",
                        "certification_cron_run SELECT",
                        "certification_cron_run INSERT",
                        "certification_cron_run UPDATE",
                        "certification_cron_journal SELECT",
                        "certification_cron_journal INSERT",
                        "certification_cron_slot SELECT",
                        "certification_cron_slot INSERT",
                        "certification_cron_slot UPDATE",
                        "certification_cron_slot DELETE",
                        "certification_cron_run_count SELECT",
                        "certification_cron_run_count INSERT",
                        "certification_cron_run_count UPDATE",
                        "certification_cron_run_problem SELECT",
                        "certification_cron_run_problem INSERT",
                        "certification_cron_run_problem UPDATE",
                        "cron_audit_log SELECT");
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/nowhere");

        SchemaMigration migration = new SchemaMigration(nowhere, CertificationTable.STANDARD, Optional.empty());

        assertThatThrownBy(migration::migrate)
                .isInstanceOfSatisfying(StorageException.class, failure -> assertThat(failure.isUnavailable())
                        .isTrue());
    }

    @Test
    void knowsEveryScriptByName() {
        migration(CertificationTable.STANDARD).migrate();

        List<String> scripts = database.list(
                PostgresFixture.OWNER,
                """
                SELECT script FROM certification_cron_schema_history WHERE type = 'SQL' ORDER BY installed_rank
                """);
        assertThat(scripts).isEqualTo(SchemaCheck.SCRIPTS);
    }

    private static SchemaMigration migration(CertificationTable table) {
        return new SchemaMigration(
                database.dataSource(PostgresFixture.OWNER), table, Optional.of(PostgresFixture.RUNTIME));
    }

    private static SchemaMigration migrationFor(String runtimeUser) {
        return new SchemaMigration(
                database.dataSource(PostgresFixture.OWNER), CertificationTable.STANDARD, Optional.of(runtimeUser));
    }

    private static List<String> tablesOf(String schema) {
        return database.list(
                PostgresFixture.OWNER, "SELECT tablename FROM pg_tables WHERE schemaname = '" + schema + "'");
    }

    /** Tables, indexes and functions, each with the transaction that changed it last. */
    private static List<String> everyRelation() {
        return database.list(
                PostgresFixture.OWNER,
                """
                SELECT oid::text || '/' || xmin FROM pg_class WHERE relnamespace = 'public'::regnamespace
                UNION ALL
                SELECT oid::text || '/' || xmin FROM pg_proc WHERE pronamespace = 'public'::regnamespace
                ORDER BY 1
                """);
    }
}
