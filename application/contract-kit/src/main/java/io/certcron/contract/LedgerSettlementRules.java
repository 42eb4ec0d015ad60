package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.ended;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.RunStatus;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's rules L20 to L24: what becomes of a settled intent. */
abstract class LedgerSettlementRules extends LedgerSkipRules {

    private static final Duration YEARS = Duration.ofDays(3_650);

    @Test
    @DisplayName("L20: an intent settled as done is DONE, has a time of settling and is never claimed again")
    void settlesDone() {
        IdempotencyKey key = planPause(1);

        int changed = job().settleDone(job().claim(Channel.AUTO_PAUSE));
        database().elapse(YEARS);

        assertThat(changed).isEqualTo(1);
        assertThat(job().stored(key).status()).isEqualTo(IntentStatus.DONE);
        assertThat(job().stored(key).settled())
                .as("whether it has a time of settling")
                .isTrue();
        assertThat(job().claim(Channel.AUTO_PAUSE).isEmpty())
                .as("whether nothing is claimed")
                .isTrue();
    }

    @Test
    @DisplayName("L21: a rejected intent keeps the error code and the HTTP status, and is never claimed again")
    void settlesRejected() {
        IdempotencyKey key = planPause(1);

        job().settle(
                        job().claim(Channel.AUTO_PAUSE),
                        k -> new Settlement.Rejected(k, "MENTOR_UNKNOWN", OptionalInt.of(404)));
        database().elapse(YEARS);

        StoredIntent intent = job().stored(key);
        assertThat(intent.status()).isEqualTo(IntentStatus.REJECTED);
        assertThat(intent.errorCode()).contains("MENTOR_UNKNOWN");
        assertThat(intent.httpStatus()).hasValue(404);
        assertThat(intent.settled()).as("whether it has a time of settling").isTrue();
        assertThat(job().claim(Channel.AUTO_PAUSE).isEmpty())
                .as("whether nothing is claimed")
                .isTrue();
    }

    @Test
    @DisplayName("L22: a retry is pending with its attempt counted, and is claimed when its delay is over, not before")
    void waitsForARetry() {
        IdempotencyKey key = planPause(1);
        Duration delay = Duration.ofMinutes(10);

        job().settle(
                        job().claim(Channel.AUTO_PAUSE),
                        k -> new Settlement.Retry(k, "SERVICE_UNAVAILABLE", OptionalInt.of(503), delay));
        StoredIntent waiting = job().stored(key);
        ClaimedChunk tooEarly = job().claim(Channel.AUTO_PAUSE);
        database().elapse(delay.plusSeconds(1));
        ClaimedChunk inTime = job().claim(Channel.AUTO_PAUSE);

        assertThat(waiting.status()).isEqualTo(IntentStatus.PENDING);
        assertThat(waiting.errorCode()).contains("SERVICE_UNAVAILABLE");
        assertThat(waiting.settled()).as("whether it has a time of settling").isFalse();
        assertThat(tooEarly.isEmpty())
                .as("nothing is claimed before the delay is over")
                .isTrue();
        assertThat(inTime.intents()).extracting(ClaimedIntent::attempts).containsExactly(2);
    }

    @Test
    @DisplayName("L23: an intent put off to the next run is claimed only after another run has rearmed the channel")
    void waitsForTheNextRun() {
        planPause(1);

        job().settle(
                        job().claim(Channel.AUTO_PAUSE),
                        k -> new Settlement.NextRun(k, "SERVICE_TIMEOUT", OptionalInt.empty()));
        database().elapse(YEARS);
        boolean waits = job().claim(Channel.AUTO_PAUSE).isEmpty();
        long sameRun = database().ledger().rearm(job().run(), Channel.AUTO_PAUSE);
        boolean waitsForAnother = job().claim(Channel.AUTO_PAUSE).isEmpty();
        database().runStore().close(job().run(), ended(job().run(), RunStatus.COMPLETED));
        job().open(TONIGHT);
        long otherChannel = database().ledger().rearm(job().run(), Channel.REMINDER);
        boolean stillWaits = job().claim(Channel.AUTO_PAUSE).isEmpty();
        long rearmed = database().ledger().rearm(job().run(), Channel.AUTO_PAUSE);

        assertThat(waits).as("waits however long").isTrue();
        assertThat(sameRun).as("rearmed by the run that planned it").isZero();
        assertThat(waitsForAnother)
                .as("waits although its own run rearmed the channel")
                .isTrue();
        assertThat(otherChannel).as("rearmed on the other channel").isZero();
        assertThat(stillWaits)
                .as("waits although the other channel was rearmed")
                .isTrue();
        assertThat(rearmed).as("rearmed on its channel").isEqualTo(1);
        assertThat(job().claim(Channel.AUTO_PAUSE).intents())
                .extracting(ClaimedIntent::attempts)
                .containsExactly(2);
    }

    @Test
    @DisplayName("L24: a released intent is as if it had not been claimed: pending at once, the attempt not counted")
    void releases() {
        IdempotencyKey key = planPause(1);

        job().settle(job().claim(Channel.AUTO_PAUSE), Settlement.Release::new);

        assertThat(job().stored(key).status()).isEqualTo(IntentStatus.PENDING);
        assertThat(job().stored(key).attempts()).isZero();
        assertThat(job().claim(Channel.AUTO_PAUSE).intents())
                .extracting(ClaimedIntent::attempts)
                .containsExactly(1);
    }
}
