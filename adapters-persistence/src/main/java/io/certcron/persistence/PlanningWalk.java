package io.certcron.persistence;

import io.certcron.application.port.out.ClaimedPage;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlanCursor;
import io.certcron.domain.DateRange;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Walks the active certifications in order of expiry date and id, a page at a time. */
final class PlanningWalk {

    /**
     * Nobody takes the run over until the page is written. A caller that is not the owner gets no row.
     *
     * <p>Leaves but one way to read a page: by the index in its order, from the cursor on. Otherwise PostgreSQL may read all
     * that expire on a date, and sort them, for each page of that date. The sorts that are left are small, but count as
     * extremely costly now, and would be compiled for longer than they take.
     */
    private static final String OWN_AND_READ_IN_ORDER =
            """
            SELECT
                set_config('enable_sort', 'off', true),
                set_config('enable_incremental_sort', 'off', true),
                set_config('jit', 'off', true)
            FROM <schema>.certification_cron_run
            WHERE run_id = :run_id AND owner_token = :owner_token AND status = 'RUNNING'
            FOR NO KEY UPDATE
            """;

    /** Without its id or its mentor's, nobody can act on a certification; an unpaused one is reported as missed. */
    private static final String PAGE =
            """
            WITH page AS MATERIALIZED (
                SELECT
                    <certification_id> AS certification_id,
                    <peer_mentor_id> AS peer_mentor_id,
                    <expiry_date> AS expiry_date
                FROM <certifications>
                WHERE <status> <> <paused_status>
                    AND <status> = ANY (:active)
                    AND <certification_id> IS NOT NULL
                    AND <peer_mentor_id> IS NOT NULL
                    AND (<expiry_date>, <certification_id>) > (:after_date, :after_id)
                    AND <expiry_date> <= :through_date
                ORDER BY <expiry_date>, <certification_id>
                LIMIT :page_size
            ),
            """;

    /** What was counted, and after it each intent that was claimed. */
    private static final String TALLY_AND_CLAIMED =
            """
            SELECT
                last.seen, last.expiry_date, last.certification_id, NULL::uuid AS peer_mentor_id,
                tally.threshold_days, tally.status, tally.intents
            FROM (
                SELECT count(*) OVER () AS seen, expiry_date, certification_id
                FROM page
                ORDER BY expiry_date DESC, certification_id DESC
                LIMIT 1) AS last
            LEFT JOIN tally ON true
            UNION ALL
            SELECT 0, expiry_date, certification_id, peer_mentor_id, threshold_days, status, 1
            FROM planned
            WHERE status = 'CLAIMED'
            """;

    private static final String SAVE =
            """
            WITH counted AS (
                INSERT INTO <schema>.certification_cron_run_count AS counted (
                    run_id, worker, action, counter, threshold_days, total)
                SELECT :run_id, :owner_token, :channel, counter, threshold_days, intents
                FROM unnest(:counters, :threshold_days, :intents) AS page (counter, threshold_days, intents)
                ON CONFLICT (run_id, action, counter, threshold_days, worker)
                    DO UPDATE SET total = counted.total + excluded.total
            )
            UPDATE <schema>.certification_cron_run
            SET cursor_channel = :channel,
                cursor_expiry_date = :expiry_date,
                cursor_certification_id = :certification_id
            WHERE run_id = :run_id
            """;

    /** No certification of a date comes after it. */
    static final UUID LAST_ID = new UUID(-1, -1);

    private final Storage storage;
    private final List<String> activeStatuses;

    PlanningWalk(Storage storage, List<String> activeStatuses) {
        this.storage = storage;
        this.activeStatuses = activeStatuses;
    }

    Optional<ClaimedPage> plan(
            PlanningStep step, OpenRun run, Optional<PlanCursor> after, int pageSize, ClaimedWithPage claiming) {
        Optional<PlanCursor> start = after.filter(cursor -> cursor.channel() == step.channel());
        return storage.inTransaction(step.sqlOperation(), List.of(run.runId()), handle -> {
            if (!own(handle, run)) {
                return Optional.empty();
            }
            PageTally page = new PageTally(step.channel(), pageSize);
            for (DateRange range : remaining(step.expiryDates(), start)) {
                if (!page.isFull()) {
                    planRange(handle, step, run, start, range, claiming, page);
                }
            }
            page.last().ifPresent(cursor -> save(handle, run, cursor, page.counts()));
            return Optional.of(page.toClaimedPage());
        });
    }

    private static boolean own(Handle handle, OpenRun run) {
        return handle.createQuery(OWN_AND_READ_IN_ORDER)
                .bind("run_id", run.runId())
                .bind("owner_token", run.ownerToken())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static List<DateRange> remaining(List<DateRange> ranges, Optional<PlanCursor> start) {
        return ranges.stream()
                .filter(range ->
                        start.isEmpty() || !range.through().isBefore(start.get().expiryDate()))
                .toList();
    }

    private void planRange(
            Handle handle,
            PlanningStep step,
            OpenRun run,
            Optional<PlanCursor> start,
            DateRange range,
            ClaimedWithPage claiming,
            PageTally page) {
        Optional<PlanCursor> within = start.filter(cursor -> cursor.expiryDate().isAfter(range.after()));
        Query query = handle.createQuery(PAGE + step.intentsOfPage() + TALLY_AND_CLAIMED)
                .bindArray("active", String.class, activeStatuses)
                .bind("after_date", within.map(PlanCursor::expiryDate).orElse(range.after()))
                .bind("after_id", within.map(PlanCursor::certificationId).orElse(LAST_ID))
                .bind("through_date", range.through())
                .bind("page_size", page.room())
                .bind("run_id", run.runId());
        step.bind(query);
        claiming.bind(query);
        page.add(query.map(PageTally.Row::read).list());
    }

    private static void save(Handle handle, OpenRun run, PlanCursor cursor, List<PageTally.Count> counts) {
        handle.createUpdate(SAVE)
                .bindArray(
                        "counters",
                        String.class,
                        counts.stream().map(PageTally.Count::counter).toArray())
                .bindArray(
                        "threshold_days",
                        Integer.class,
                        counts.stream().map(PageTally.Count::thresholdDays).toArray())
                .bindArray(
                        "intents",
                        Long.class,
                        counts.stream().map(PageTally.Count::intents).toArray())
                .bind("channel", cursor.channel())
                .bind("expiry_date", cursor.expiryDate())
                .bind("certification_id", cursor.certificationId())
                .bind("run_id", run.runId())
                .bind("owner_token", run.ownerToken())
                .execute();
    }
}
