package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimRequest;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunTally;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.PauseTally;
import io.certcron.domain.PlanningWindow;
import io.certcron.domain.ReminderTally;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RunCountsTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final int WORKERS = 8;
    private static final int PAUSES = 3_000;
    private static final int GONE = 100;

    private PostgresContractDatabase database;
    private OpenRun run;

    @BeforeEach
    void planPauses() {
        database = POSTGRES.emptied();
        database.backDoor().useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO certifications
                        SELECT gen_random_uuid(), gen_random_uuid(), :tonight, 'active'
                        FROM generate_series(1, :pauses)
                        """)
                .bind("tonight", TONIGHT)
                .bind("pauses", PAUSES)
                .execute());
        run = database.runStore().open(Night.opening());
        Night.plan(database.planner(ExpiryPolicy.STANDARD), run, PlanningWindow.ofOneNight(TONIGHT), 700);
        database.backDoor()
                .useHandle(handle -> handle.execute(
                        "DELETE FROM certifications WHERE ctid IN (SELECT ctid FROM certifications LIMIT " + GONE
                                + ")"));
    }

    @Test
    void areExactWhereEachWorkerCountsForItself() {
        Race.between(WORKERS, () -> settleAll(Night.claim(run, Channel.AUTO_PAUSE, 7)));

        assertTallyIsWhatTheLedgerSays();
    }

    @Test
    void areExactWhereWorkersShareAName() {
        ClaimRequest shared = Night.claim(run, Channel.AUTO_PAUSE, 7);

        Race.between(WORKERS, () -> settleAll(shared));

        assertTallyIsWhatTheLedgerSays();
    }

    /** Rejects one in eleven, finds one in seven done before, and puts one in five back once. */
    private int settleAll(ClaimRequest request) {
        IntentLedger ledger = database.ledger();
        int changed = 0;
        while (database.ledger().untilClaimable(request.scope()).isPresent()) {
            ClaimedChunk chunk = ledger.claim(request);
            List<Settlement> settlements =
                    chunk.intents().stream().map(RunCountsTest::settlement).toList();
            changed += ledger.settle(chunk.claim(), settlements);
            assertThat(ledger.settle(chunk.claim(), settlements)).isZero();
        }
        return changed;
    }

    private static Settlement settlement(ClaimedIntent intent) {
        IdempotencyKey key = intent.key();
        int lot = Math.floorMod(key.hashCode(), 5 * 7 * 11);
        if (lot % 5 == 0 && intent.attempts() == 1) {
            return new Settlement.Retry(key, "ITEM_RETRY", OptionalInt.empty(), Duration.ZERO);
        }
        if (lot % 11 == 0) {
            return new Settlement.Rejected(key, "ITEM_REJECTED", OptionalInt.of(422));
        }
        return new Settlement.Done(key, lot % 7 == 0);
    }

    private void assertTallyIsWhatTheLedgerSays() {
        RunTally tally = database.runStore().tally(run.runId());
        PauseTally pauses = tally.pauses();

        assertThat(tally.reminders()).isEqualTo(ReminderTally.NONE);
        assertThat(pauses.planned()).isEqualTo(PAUSES);
        assertThat(pauses.skipped()).isEqualTo(GONE).isEqualTo(intents("SKIPPED"));
        assertThat(pauses.rejected()).isPositive().isEqualTo(intents("REJECTED"));
        assertThat(pauses.alreadyPaused()).isPositive();
        assertThat(pauses.paused() + pauses.alreadyPaused()).isEqualTo(intents("DONE"));
        assertThat(pauses.paused() + pauses.alreadyPaused() + pauses.rejected() + pauses.skipped())
                .isEqualTo(PAUSES);
    }

    private long intents(String status) {
        return database.intents().stream()
                .filter(intent -> intent.status().name().equals(status))
                .count();
    }
}
