package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.NightJob.LEASE;
import static io.certcron.contract.NightJob.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.Claim;
import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's rules L25 to L28: what a settlement touches. */
abstract class LedgerTokenRules extends LedgerSettlementRules {

    @Test
    @DisplayName("L25: who lost the lease settles nothing")
    void guardsSettlingByTheToken() {
        IdempotencyKey key = planPause(1);
        ClaimedChunk lost = job().claim(Channel.AUTO_PAUSE);
        database().elapse(LEASE.plusSeconds(1));
        ClaimedChunk current = job().claim(Channel.AUTO_PAUSE);
        Claim stranger = new Claim(
                UUID.randomUUID(), current.claim().runId(), current.claim().worker());

        int changedByTheLoser = job().settle(lost, k -> new Settlement.Rejected(k, "TOO_LATE", OptionalInt.empty()));
        int changedByAStranger = database().ledger().settle(stranger, List.of(new Settlement.Done(key, false)));

        assertThat(changedByTheLoser).as("changed under the lost token").isZero();
        assertThat(changedByAStranger)
                .as("changed under a token that nobody was given")
                .isZero();
        assertThat(job().stored(key).status()).isEqualTo(IntentStatus.CLAIMED);
        assertThat(job().settleDone(current))
                .as("changed under the current token")
                .isEqualTo(1);
    }

    @Test
    @DisplayName("L26: settling is per intent: one that is not mentioned stays claimed")
    void settlesOnlyWhatIsMentioned() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        job().plan(TONIGHT);
        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE);
        assertThat(keys(chunk)).hasSize(2);

        int changed =
                database().ledger().settle(chunk.claim(), List.of(new Settlement.Done(pauseKey(1, TONIGHT), true)));

        assertThat(changed).isEqualTo(1);
        assertThat(job().stored(pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.DONE);
        assertThat(job().stored(pauseKey(2, TONIGHT)).status()).isEqualTo(IntentStatus.CLAIMED);
    }

    @Test
    @DisplayName("L27: settling what is settled changes nothing, and settling nothing is allowed")
    void settlesOnce() {
        IdempotencyKey key = planPause(1);
        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE);
        job().settleDone(chunk);

        int again = job().settle(chunk, k -> new Settlement.Rejected(k, "SECOND_THOUGHTS", OptionalInt.empty()));
        int nothing = database().ledger().settle(chunk.claim(), List.of());

        assertThat(again).isZero();
        assertThat(nothing).isZero();
        assertThat(job().stored(key).status()).isEqualTo(IntentStatus.DONE);
    }

    @Test
    @DisplayName("L28: one statement settles a chunk whose intents ended in different ways")
    void settlesAMixedChunk() {
        for (int number = 1; number <= 5; number++) {
            database().insert(active(number, TONIGHT));
        }
        job().plan(TONIGHT);
        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE);

        int changed = database()
                .ledger()
                .settle(
                        chunk.claim(),
                        List.of(
                                new Settlement.Done(pauseKey(1, TONIGHT), false),
                                new Settlement.Rejected(pauseKey(2, TONIGHT), "NO", OptionalInt.of(422)),
                                new Settlement.Retry(pauseKey(3, TONIGHT), "BUSY", OptionalInt.of(429), LEASE),
                                new Settlement.NextRun(pauseKey(4, TONIGHT), "DOWN", OptionalInt.of(500)),
                                new Settlement.Release(pauseKey(5, TONIGHT))));

        assertThat(changed).isEqualTo(5);
        assertThat(List.of(1, 2, 3, 4, 5))
                .map(number -> job().stored(pauseKey(number, TONIGHT)).status())
                .containsExactly(
                        IntentStatus.DONE,
                        IntentStatus.REJECTED,
                        IntentStatus.PENDING,
                        IntentStatus.PENDING,
                        IntentStatus.PENDING);
        assertThat(keys(job().claim(Channel.AUTO_PAUSE)))
                .as("claimable at once")
                .containsExactly(pauseKey(5, TONIGHT));
    }
}
