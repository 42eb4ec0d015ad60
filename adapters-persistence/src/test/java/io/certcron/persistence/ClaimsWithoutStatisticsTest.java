package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.Certification;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PlanningWindow;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Right after planning PostgreSQL believes that nothing is pending, and finds any index good enough. */
class ClaimsWithoutStatisticsTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final int REMINDERS = 1_000;
    private static final int CLAIMS = 10;

    private final PostgresContractDatabase database = POSTGRES.emptied();

    @Test
    void claimsOfRemindersReadOnlyTheIndexOfWhatIsClaimable() {
        for (int i = 0; i < REMINDERS; i++) {
            database.insert(new Certification(UUID.randomUUID(), UUID.randomUUID(), TONIGHT.plusDays(30), "active"));
        }
        OpenRun run = database.runStore().open(Night.opening());
        Night.plan(database.planner(ExpiryPolicy.STANDARD), run, PlanningWindow.ofOneNight(TONIGHT), REMINDERS);
        long before = rowsReadBy("idx_tup_read", "pkey");

        IntentLedger ledger = database.ledger();
        for (int i = 0; i < CLAIMS; i++) {
            ledger.claim(Night.claim(run, Channel.REMINDER, 50));
        }

        // sessions tell what they read within ten seconds
        await().atMost(Duration.ofSeconds(20)).until(() -> rowsReadBy("idx_scan", "claimable") > CLAIMS * 50);
        assertThat(rowsReadBy("idx_tup_read", "pkey") - before).isLessThan(2 * REMINDERS);
    }

    private static long rowsReadBy(String counter, String index) {
        return POSTGRES.superuser().withHandle(handle -> handle.createQuery(
                        "SELECT <counter> FROM pg_stat_user_indexes WHERE indexrelname = 'certification_idempotency_log_' || :index")
                .define("counter", counter)
                .bind("index", index)
                .mapTo(Long.class)
                .one());
    }
}
