package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Measures planning and settling on one thread, in a ledger of a million settled intents. */
@Tag("long")
class LedgerThroughputTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final int DUE = 100_000;
    private static final int NOT_DUE = 900_000;
    private static final int PAGE_SIZE = 1_000;

    private final PostgresContractDatabase database = POSTGRES.emptied();

    @Test
    void plansAndSettlesAHundredThousandPausesOfAMillionCertifications() {
        insertCertifications();
        fillLedgerWithSettledIntents();
        IntentLedger ledger = database.ledger();

        long planned = System.nanoTime();
        OpenRun run = database.runStore().open(Night.opening());
        Night.plan(database.planner(ExpiryPolicy.STANDARD), run, PlanningWindow.ofOneNight(TONIGHT), PAGE_SIZE);
        report("planned", planned);
        long settled = System.nanoTime();
        int intents = settleAll(ledger, Night.claim(run, Channel.AUTO_PAUSE, 50));
        report("claimed and settled", settled);

        assertThat(intents).isEqualTo(DUE);
    }

    private static int settleAll(IntentLedger ledger, ClaimRequest chunkOf50) {
        int intents = 0;
        for (ClaimedChunk chunk = ledger.claim(chunkOf50); !chunk.isEmpty(); chunk = ledger.claim(chunkOf50)) {
            List<Settlement> settlements = chunk.intents().stream()
                    .map(ClaimedIntent::key)
                    .<Settlement>map(key -> new Settlement.Done(key, false))
                    .toList();
            intents += ledger.settle(chunk.claim(), settlements);
        }
        return intents;
    }

    private static void report(String what, long startedAt) {
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        System.out.printf(Locale.ROOT, "%s: %.0f intents/s%n", what, DUE / seconds);
    }

    private void insertCertifications() {
        POSTGRES.superuser().useHandle(handle -> {
            handle.createUpdate(
                            """
                            INSERT INTO certifications
                            SELECT gen_random_uuid(), gen_random_uuid(),
                                CASE WHEN number <= :due THEN :tonight ELSE :tonight + 40 + number % 1000 END, 'active'
                            FROM generate_series(1, :all) AS number
                            """)
                    .bind("due", DUE)
                    .bind("all", DUE + NOT_DUE)
                    .bind("tonight", TONIGHT)
                    .execute();
            handle.execute("VACUUM ANALYZE certifications");
        });
    }

    /** With statistics from when nothing was pending, as on any night. */
    private void fillLedgerWithSettledIntents() {
        POSTGRES.superuser().useHandle(handle -> {
            handle.execute(
                    """
                    INSERT INTO certification_idempotency_log (idempotency_key, certification_id, peer_mentor_id, action,
                        threshold_days, expiry_date, run_id, status, attempts, planned_at, settled_at)
                    SELECT 'reminder:' || certification_id || ':2025-11-21:30', certification_id, peer_mentor_id,
                        'REMINDER', 30, '2025-11-21', gen_random_uuid(), 'DONE', 1, now(), now()
                    FROM certifications
                    """);
            handle.execute("VACUUM ANALYZE certification_idempotency_log");
        });
    }
}
