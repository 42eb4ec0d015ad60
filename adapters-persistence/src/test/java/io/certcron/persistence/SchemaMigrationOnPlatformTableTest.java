package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A platform that has a table of its own already, with more in it than we care for. */
class SchemaMigrationOnPlatformTableTest {

    private static final String STANDARD_NAMES =
            """
            CREATE TABLE certifications (
                certification_id uuid PRIMARY KEY,
                full_name text NOT NULL,
                peer_mentor_id uuid,
                expiry_date date,
                status varchar(20),
                photo bytea)
            """;
    private static final String ROWS =
            """
            INSERT INTO certifications (certification_id, full_name, peer_mentor_id, expiry_date, status, photo)
            SELECT gen_random_uuid(), 'Name ' || n, gen_random_uuid(), expiry_date, status, decode('00ff', 'hex')
            FROM generate_series(1, 100) AS n
            CROSS JOIN unnest('{2026-11-21, 0001-01-01, 9999-12-31, infinity, -infinity, NULL}'::date[]) AS expiry_date
            CROSS JOIN unnest('{active, valid, paused, NULL}'::text[]) AS status
            """;

    @RegisterExtension
    static final PostgresFixture database = PostgresFixture.empty();

    @AfterEach
    void makeEmptyAgain() {
        database.makeEmptyAgain();
    }

    @Test
    void changesNoRow() {
        platformRuns(STANDARD_NAMES, ROWS);
        String before = everyRow("certifications");

        migrate(CertificationTable.STANDARD);

        assertThat(everyRow("certifications")).isEqualTo(before);
    }

    @Test
    void takesRenamedColumnsAndAnotherWordForPaused() {
        platformRuns(
                """
                CREATE TABLE papers (
                    "order" uuid PRIMARY KEY, holder uuid NOT NULL, valid_until date, "user" text, full_name text)
                """,
                "INSERT INTO papers SELECT gen_random_uuid(), gen_random_uuid(), 'yesterday', 'active', 'A name'",
                "INSERT INTO papers SELECT gen_random_uuid(), gen_random_uuid(), 'yesterday', 'on-hold', 'A name'");
        String before = everyRow("papers");

        migrate(new CertificationTable("public", "papers", "order", "holder", "valid_until", "user", "on-hold"));

        assertThat(everyRow("papers")).isEqualTo(before);
        assertThat(ask("SELECT count(*) FROM get_missed_auto_pauses()")).isEqualTo("1");
    }

    @Test
    void usesAnIndexOfThePlatformWhateverItsName() {
        platformRuns(
                STANDARD_NAMES, "CREATE INDEX by_expiry ON certifications (expiry_date DESC, status) INCLUDE (photo)");

        migrate(CertificationTable.STANDARD);

        assertThat(indexes())
                .containsExactlyInAnyOrder(
                        "certifications_pkey",
                        "by_expiry",
                        "certification_cron_not_paused_idx",
                        "certification_cron_without_status_idx");
    }

    @Test
    void doesNotMistakeAnotherIndexForTheOneItNeeds() {
        platformRuns(
                STANDARD_NAMES,
                "CREATE INDEX other_order ON certifications (status, expiry_date)",
                "CREATE INDEX partly ON certifications (expiry_date, status) WHERE status = 'valid'",
                "CREATE INDEX computed ON certifications ((expiry_date + 1), status)");

        migrate(CertificationTable.STANDARD);

        assertThat(indexes()).contains("certification_cron_expiry_status_idx");
    }

    @Test
    void wantsAnIndexWithAllThatPlanningReads() {
        String keys = "CREATE INDEX %s ON certifications (expiry_date, certification_id) %s WHERE status <> 'paused'";
        platformRuns(
                STANDARD_NAMES,
                keys.formatted("only_keys", ""),
                keys.formatted("without_status", "INCLUDE (peer_mentor_id, photo)"));

        migrate(CertificationTable.STANDARD);

        assertThat(indexes()).contains("certification_cron_not_paused_idx");
    }

    @Test
    void usesAnIndexOfThePlatformWithAllThatPlanningReads() {
        platformRuns(
                STANDARD_NAMES,
                """
                CREATE INDEX with_all ON certifications (expiry_date, certification_id)
                INCLUDE (photo, status, peer_mentor_id) WHERE status <> 'paused'
                """);

        migrate(CertificationTable.STANDARD);

        assertThat(indexes()).contains("with_all").doesNotContain("certification_cron_not_paused_idx");
    }

    @Test
    void buildsAnewAnIndexWhoseBuildingWasCutShort() {
        platformRuns(STANDARD_NAMES, ROWS);
        migrate(CertificationTable.STANDARD);
        database.superuser()
                .useHandle(
                        handle -> handle.execute(
                                """
                UPDATE pg_index SET indisvalid = false
                WHERE indexrelid = 'certification_cron_not_paused_idx'::regclass
                """));

        migrate(CertificationTable.STANDARD);

        assertThat(ask("SELECT bool_and(indisvalid) FROM pg_index")).isEqualTo("t");
    }

    @Test
    void letsThePlatformWriteWhileAnIndexIsBeingBuilt() {
        platformRuns(STANDARD_NAMES, ROWS);
        try (Handle slowWriter = database.owner().open()) {
            slowWriter.begin();
            slowWriter.execute("UPDATE certifications SET status = 'paused' WHERE status = 'valid'");
            CompletableFuture<Void> migration = CompletableFuture.runAsync(() -> migrate(CertificationTable.STANDARD));
            await().until(() ->
                    ask("""
                    SELECT EXISTS (
                        SELECT FROM pg_stat_activity
                        WHERE query LIKE 'CREATE INDEX%' AND wait_event_type = 'Lock')
                    """)
                            .equals("t"));

            platformRuns("SET lock_timeout = '5s'", "DELETE FROM certifications WHERE status = 'active'");
            slowWriter.commit();

            migration.join();
            assertThat(indexes()).contains("certification_cron_not_paused_idx");
        }
    }

    @Test
    void refusesATableThatDoesNotFitBeforeAnythingIsMade() {
        platformRuns(
                """
                CREATE TABLE certifications (
                    certification_id uuid PRIMARY KEY, peer_mentor_id text, expiry_date timestamptz, status text)
                """);

        assertThatThrownBy(() -> migrate(CertificationTable.STANDARD))
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("peer_mentor_id must be of type {uuid}")
                .hasMessageContaining("expiry_date must be of type {date}");
        assertThat(ask("SELECT to_regclass('certification_cron_run') IS NULL")).isEqualTo("t");
    }

    @Test
    void refusesATableInWhichAnIdMayComeTwice() {
        platformRuns(
                "CREATE TABLE certifications (certification_id uuid, peer_mentor_id uuid, expiry_date date, status text)");

        assertThatThrownBy(() -> migrate(CertificationTable.STANDARD))
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("\"certification_id\" must be unique");
    }

    private static void migrate(CertificationTable table) {
        new SchemaMigration(database.dataSource(PostgresFixture.OWNER), table, Optional.of(PostgresFixture.RUNTIME))
                .migrate();
    }

    private static void platformRuns(String... statements) {
        database.run(PostgresFixture.OWNER, statements);
    }

    private static String ask(String question) {
        return database.ask(PostgresFixture.OWNER, question);
    }

    /** A checksum of every row with its place, and the transactions that wrote it. */
    private static String everyRow(String table) {
        return ask(
                """
                SELECT md5(string_agg(concat_ws('|', t, t.xmin, t.xmax, t.ctid), ',' ORDER BY t.ctid))
                FROM %s AS t
                """
                        .formatted(table));
    }

    private static List<String> indexes() {
        return database.list(
                PostgresFixture.OWNER, "SELECT indexname FROM pg_indexes WHERE tablename = 'certifications'");
    }
}
