package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.NightJob.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.RunTally;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's rules L39 to L42: what becomes of intents that nobody claims again. */
abstract class LedgerAbandonedRules extends LedgerRunRules {

    private static final Duration A_WHILE = Duration.ofMinutes(10);

    @Test
    @DisplayName("L39: an abandoned intent is freed: pending and claimable, with its attempts counted")
    void freesTheAbandoned() {
        IdempotencyKey key = planPause(1);
        job().claim(Channel.AUTO_PAUSE);
        database().elapse(LEASE.plus(A_WHILE).plusSeconds(1));

        long freed = free(Channel.AUTO_PAUSE, Redelivery.ALWAYS);
        StoredIntent intent = job().stored(key);

        assertThat(freed).isEqualTo(1);
        assertThat(intent.status()).isEqualTo(IntentStatus.PENDING);
        assertThat(intent.attempts()).isEqualTo(1);
        assertThat(job().claim(Channel.AUTO_PAUSE).intents())
                .extracting(ClaimedIntent::attempts)
                .containsExactly(2);
    }

    @Test
    @DisplayName("L40: an intent is abandoned only when its lease ran out long enough ago, and only on its channel")
    void leavesWhatMayStillBeClaimed() {
        planPause(1);
        job().claim(Channel.AUTO_PAUSE);
        planPause(2);
        database().elapse(LEASE.plus(A_WHILE).minusSeconds(30));
        long tooEarly = free(Channel.AUTO_PAUSE, Redelivery.ALWAYS);
        database().elapse(Duration.ofSeconds(31));
        long otherChannel = free(Channel.REMINDER, Redelivery.ALWAYS);
        long freed = free(Channel.AUTO_PAUSE, Redelivery.ALWAYS);

        assertThat(tooEarly).as("freed too early").isZero();
        assertThat(otherChannel).as("freed on the other channel").isZero();
        assertThat(freed)
                .as("freed of one that is claimed and one that is pending")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("L41: where redelivery is never, an abandoned intent is DELIVERY_UNCERTAIN, and counted for no run")
    void rejectsTheAbandoned() {
        IdempotencyKey key = planPause(1);
        job().claim(Channel.AUTO_PAUSE);
        database().elapse(LEASE.plus(A_WHILE).plusSeconds(1));
        RunTally before = tally(job().run());

        long freed = free(Channel.AUTO_PAUSE, Redelivery.NEVER);

        StoredIntent intent = job().stored(key);
        assertThat(freed).isEqualTo(1);
        assertThat(intent.status()).isEqualTo(IntentStatus.REJECTED);
        assertThat(intent.errorCode()).contains("DELIVERY_UNCERTAIN");
        assertThat(intent.settled()).as("whether it has a time of settling").isTrue();
        assertThat(tally(job().run())).isEqualTo(before);
    }

    @Test
    @DisplayName("L42: who claimed an intent that was freed since settles nothing")
    void endsTheClaimOfTheFreed() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT);
        ClaimedChunk abandoned = job().claim(Channel.AUTO_PAUSE);
        database().elapse(LEASE.plus(A_WHILE).plusSeconds(1));
        free(Channel.AUTO_PAUSE, Redelivery.ALWAYS);

        int changed = job().settle(abandoned, key -> new Settlement.Rejected(key, "TOO_LATE", OptionalInt.empty()));

        assertThat(changed).isZero();
        assertThat(job().claim(Channel.AUTO_PAUSE).intents()).hasSize(1);
    }

    private long free(Channel channel, Redelivery redelivery) {
        return database().ledger().freeAbandoned(channel, redelivery, A_WHILE);
    }
}
