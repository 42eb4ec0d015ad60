package io.certcron.persistence;

import static io.certcron.persistence.Night.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.IntentLedger;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.Redelivery;
import io.certcron.domain.Channel;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** More of them than fit into one batch. */
class WaitingIntentsTest {

    @RegisterExtension
    static final PooledPostgres POSTGRES = new PooledPostgres();

    private static final int INTENTS = 25_000;

    private PostgresContractDatabase database;
    private IntentLedger ledger;

    @BeforeEach
    void empty() {
        database = POSTGRES.emptied();
        ledger = database.ledger();
    }

    @Test
    void rearmsAllThatWait() {
        insert("PENDING", "'infinity'", "NULL");
        OpenRun run = database.runStore().open(Night.opening());

        assertThat(ledger.rearm(run, Channel.REMINDER)).isZero();
        assertThat(ledger.rearm(run, Channel.AUTO_PAUSE)).isEqualTo(INTENTS);
        assertThat(ledger.rearm(run, Channel.AUTO_PAUSE)).isZero();
        assertThat(ledger.claim(Night.claim(run, Channel.AUTO_PAUSE, 50)).isEmpty())
                .isFalse();
    }

    @Test
    void freesAllThatWereAbandoned() {
        insert("CLAIMED", "now()", "now() - interval '1 hour'");

        assertThat(ledger.freeAbandoned(Channel.AUTO_PAUSE, Redelivery.ALWAYS, Duration.ofHours(2)))
                .isZero();
        assertThat(ledger.freeAbandoned(Channel.AUTO_PAUSE, Redelivery.ALWAYS, Duration.ofMinutes(59)))
                .isEqualTo(INTENTS);
        assertThat(ledger.backlog(Channel.AUTO_PAUSE, TONIGHT).open()).isEqualTo(INTENTS);
    }

    private void insert(String status, String nextAttemptAt, String leaseExpiresAt) {
        database.backDoor().useHandle(handle -> handle.createUpdate(
                        """
                        INSERT INTO certification_idempotency_log (idempotency_key, certification_id, peer_mentor_id, action,
                            expiry_date, run_id, status, attempts, next_attempt_at, lease_expires_at, claim_token, planned_at)
                        SELECT 'auto-pause:' || gen_random_uuid() || ':2026-11-21', gen_random_uuid(), gen_random_uuid(),
                            'AUTO_PAUSE', :tonight, gen_random_uuid(), :status, 1, <next_attempt_at>, <lease_expires_at>,
                            CASE WHEN :status = 'CLAIMED' THEN gen_random_uuid() END, now()
                        FROM generate_series(1, :intents)
                        """)
                .define("next_attempt_at", nextAttemptAt)
                .define("lease_expires_at", leaseExpiresAt)
                .bind("tonight", TONIGHT)
                .bind("status", status)
                .bind("intents", INTENTS)
                .execute());
    }
}
