package io.certcron.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.Agenda;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every node asks every few seconds, for years. */
class AgendaCostTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final Pattern PAGES =
            Pattern.compile("^ *Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?", Pattern.MULTILINE);

    private final Storage storage = new Storage(POSTGRES.dataSource(), CertificationTable.STANDARD);

    /** Ten schedules, of which each has had 5,000 slots, four in five of them with a run; all await one to come. */
    @BeforeEach
    void letYearsPass() {
        POSTGRES.emptied().backDoor().useHandle(handle -> {
            handle.execute(
                    """
                    INSERT INTO certification_cron
                    SELECT gen_random_uuid(), 'schedule ' || n, '@daily', 'UTC', 'ALL', true, 1, '2020-01-01', '2020-01-01'
                    FROM generate_series(1, 10) AS n
                    """);
            handle.execute(
                    """
                    INSERT INTO certification_cron_slot
                    SELECT cron_id, timestamptz '2026-11-21 00:00Z' - n * interval '6 hours',
                        CASE WHEN n % 5 > 0 THEN gen_random_uuid() END, CASE WHEN n % 5 = 0 THEN 'PAUSED' END, now()
                    FROM certification_cron, generate_series(1, 5000) AS n
                    """);
            handle.execute(
                    """
                    INSERT INTO certification_cron_run (run_id, cron_id, scheduled_for, business_date, zone, workflow,
                        dry_run, status, policy_fingerprint, owner_token, lease_expires_at, started_at, finished_at)
                    SELECT run_id, cron_id, scheduled_for, scheduled_for, 'UTC', 'ALL',
                        false, 'COMPLETED', 'any', run_id, scheduled_for, scheduled_for, scheduled_for
                    FROM certification_cron_slot
                    WHERE run_id IS NOT NULL
                    """);
            handle.execute(
                    """
                    INSERT INTO certification_cron_slot (cron_id, scheduled_for)
                    SELECT cron_id, '2026-11-22 00:00Z' FROM certification_cron
                    """);
        });
    }

    @Test
    void readsAFewPagesWithoutStatistics() {
        assertCheap(explain(NOW));
    }

    @Test
    void readsAFewPagesWithStatistics() {
        POSTGRES.superuser().useHandle(handle -> handle.execute("VACUUM ANALYZE"));

        assertCheap(explain(NOW));
    }

    @Test
    void readsAFewPagesMoreWhereEverySlotIsDue() {
        Instant tomorrow = NOW.plusSeconds(86_400);

        assertThat(storage.inTransaction("read_agenda", List.of(), handle -> AgendaRows.read(handle, tomorrow))
                        .dueSlots())
                .hasSize(10);
        assertThat(pages(explain(tomorrow))).isLessThan(50);
    }

    private static void assertCheap(String plan) {
        assertThat(plan)
                .contains("certification_cron_slot_due", "certification_cron_run_running")
                .doesNotContain("Seq Scan on certification_cron_slot", "Seq Scan on certification_cron_run");
        assertThat(pages(plan)).as(plan).isLessThan(10);
    }

    private String explain(Instant now) {
        List<String> lines = storage.inTransaction("explain_agenda", List.of(), handle -> handle.createQuery(
                        "EXPLAIN (ANALYZE, BUFFERS) " + AgendaRows.AGENDA)
                .bind("now", now)
                .bind("max_slots", Agenda.MAX_SLOTS)
                .mapTo(String.class)
                .list());
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
