package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.CertificationRecords.Story;
import io.certcron.application.port.out.IntentRecord;
import io.certcron.application.port.out.RunDetails;
import io.certcron.domain.ExpiryPolicy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What it costs to look back at one run or one certification, once a hundred nights of a thousand intents have gathered. */
class LookBackCostTest {

    private static final Pattern PAGES = Pattern.compile("Buffers: shared hit=(\\d+)(?: read=(\\d+))?");
    private static final UUID RUN = new UUID(0, 50);

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private final Storage storage = new Storage(POSTGRES.dataSource(), CertificationTable.STANDARD);

    @BeforeEach
    void letNightsPass() {
        POSTGRES.emptied().backDoor().useHandle(handle -> {
            handle.execute(
                    """
                    INSERT INTO certification_cron_run (run_id, business_date, zone, workflow, dry_run, status,
                        policy_fingerprint, owner_token, lease_expires_at, started_at, finished_at)
                    SELECT ('00000000-0000-0000-0000-' || lpad(to_hex(night), 12, '0'))::uuid, at, 'UTC', 'ALL', false,
                        'COMPLETED', 'any', gen_random_uuid(), at, at, at + INTERVAL '5 minutes'
                    FROM generate_series(1, 100) AS night,
                        LATERAL (SELECT TIMESTAMPTZ '2026-11-21 01:00Z' - night * INTERVAL '1 day' AS at) AS start
                    """);
            handle.execute(
                    """
                    INSERT INTO certification_idempotency_log (idempotency_key, certification_id, peer_mentor_id, action,
                        expiry_date, run_id, status, error_code, planned_at, settled_at)
                    SELECT 'auto-pause:' || id || ':' || to_char(started_at, 'YYYY-MM-DD'), id, id, 'AUTO_PAUSE',
                        started_at, run_id, CASE WHEN n = 1 THEN 'REJECTED' ELSE 'DONE' END,
                        CASE WHEN n = 1 THEN 'NO' END, started_at + INTERVAL '1 second', finished_at
                    FROM certification_cron_run, generate_series(1, 1000) AS n,
                        LATERAL (SELECT (
                            '00000000-0000-00' || right(run_id::text, 2) || '-0000-' || lpad(to_hex(n), 12, '0'))::uuid AS id
                        ) AS certification
                    ORDER BY started_at, n
                    """);
            handle.execute(
                    """
                    INSERT INTO cron_audit_log (run_id, run_at, missed_pause_count, missed_ids)
                    SELECT run_id, finished_at, 50, (
                        SELECT jsonb_agg(md5(run_id::text || n)::uuid) FROM generate_series(1, 50) AS n)
                    FROM certification_cron_run
                    """);
            handle.execute("SELECT brin_summarize_new_values('certification_idempotency_log_planned')");
        });
    }

    @Test
    void findsTheIntentsOfARunWithoutReadingTheLedger() {
        assertReadsLittle();
        POSTGRES.superuser().useHandle(handle -> handle.execute("VACUUM ANALYZE"));
        assertReadsLittle();
    }

    @Test
    void findsEveryIntentOfTheRunAndNoOther() {
        RunDetails details = new JdbiRunHistory(storage).find(RUN).orElseThrow();

        assertThat(details.planned()).extracting(RunDetails.IntentGroup::count).containsExactly(999L, 1L);
        assertThat(details.rejected()).hasSize(1);
        assertThat(details.rejected()).extracting(IntentRecord::runId).containsExactly(RUN);
    }

    @Test
    void findsTheStoryOfACertificationByIndexesAlone() {
        assertReadsLittleOf(CertificationStories.INTENTS, "certification_idempotency_log_pkey");
        assertReadsLittleOf(CertificationStories.REPORTS, "cron_audit_log_missed");
    }

    @Test
    void tellsTheStoryLatestFirst() {
        POSTGRES.superuser()
                .useHandle(handle -> handle.execute(
                        """
                        INSERT INTO certification_idempotency_log (idempotency_key, certification_id, peer_mentor_id,
                            action, threshold_days, expiry_date, run_id, status, planned_at, settled_at)
                        SELECT 'reminder:' || certification_id || ':2026-01-01:' || days, certification_id, peer_mentor_id,
                            'REMINDER', days, expiry_date, run_id, 'DONE', planned_at - days * INTERVAL '1 day', settled_at
                        FROM certification_idempotency_log, unnest('{7,30,14}'::integer[]) AS days
                        WHERE certification_id = ?
                        """,
                        certificationOfTheRun()));

        Story story = new JdbiCertificationRecords(storage, ExpiryPolicy.STANDARD).find(certificationOfTheRun());

        assertThat(story.intents())
                .extracting(intent -> intent.key().value().replaceFirst(".*:", ""))
                .element(3)
                .isEqualTo("30");
        assertThat(story.intents())
                .extracting(IntentRecord::plannedAt)
                .isSortedAccordingTo((one, other) -> other.compareTo(one));
    }

    private static UUID certificationOfTheRun() {
        return UUID.fromString("00000000-0000-0032-0000-0000000003e8");
    }

    private void assertReadsLittle() {
        String plan = explain(PlannedIntents.GROUPS, Map.of("run_id", RUN, "limit", 100));

        assertThat(plan)
                .contains("certification_idempotency_log_planned")
                .doesNotContain("Seq Scan on certification_idempotency_log");
        assertThat(pages(plan)).as(plan).isLessThan(500);
    }

    private void assertReadsLittleOf(String statement, String index) {
        String plan = explain(statement, Map.of("id", certificationOfTheRun().toString(), "limit", 500));

        assertThat(plan).contains(index).doesNotContain("Seq Scan");
        assertThat(pages(plan)).as(plan).isLessThan(30);
    }

    private String explain(String statement, Map<String, Object> parameters) {
        List<String> lines = storage.inTransaction("explain_look_back", List.of(), handle -> {
            handle.createQuery(PlannedIntents.READ_BY_TIME).mapTo(String.class).one();
            return handle.createQuery("EXPLAIN (ANALYZE, BUFFERS) " + statement)
                    .define("columns", IntentRecordRow.COLUMNS)
                    .bindMap(parameters)
                    .mapTo(String.class)
                    .list();
        });
        return String.join("\n", lines);
    }

    /** Of the whole statement: the first line that has a number. */
    private static int pages(String plan) {
        Matcher pages = PAGES.matcher(plan);
        assertThat(pages.find()).as("pages in\n" + plan).isTrue();
        return Stream.of(pages.group(1), pages.group(2))
                .mapToInt(number -> number == null ? 0 : Integer.parseInt(number))
                .sum();
    }
}
