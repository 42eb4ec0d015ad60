package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.mentorId;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.Examples.reminderKey;
import static io.certcron.contract.NightJob.LEASE;
import static io.certcron.contract.NightJob.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.RejectedIntent;
import io.certcron.domain.Action;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's rules L01 to L06: who gets an intent, and when. */
abstract class LedgerClaimRules extends StorageContract {

    @Test
    @DisplayName("L01: a due intent is claimed with all that a request needs, and the attempt is counted")
    void claimsADueIntent() {
        database().insert(active(1, TONIGHT.plusDays(30)));
        job().plan(TONIGHT);

        ClaimedChunk chunk = job().claim(Channel.REMINDER);

        IdempotencyKey key = reminderKey(1, TONIGHT.plusDays(30), 30);
        assertThat(chunk.intents())
                .containsExactly(new ClaimedIntent(
                        key, certificationId(1), mentorId(1), TONIGHT.plusDays(30), new Action.Reminder(30), 1));
        assertThat(job().stored(key).status()).isEqualTo(IntentStatus.CLAIMED);
        assertThat(job().stored(key).attempts()).isEqualTo(1);
    }

    @Test
    @DisplayName("L02: an intent that is due after the business date is left alone")
    void leavesWhatIsDueLater() {
        database().insert(active(1, TONIGHT.plusDays(1)));
        database().insert(active(2, TONIGHT.plusDays(31)));
        job().plan(TONIGHT.plusDays(1));

        assertThat(job().claim(Channel.AUTO_PAUSE).isEmpty())
                .as("no pause is due yet")
                .isTrue();
        assertThat(job().claim(Channel.REMINDER).isEmpty())
                .as("no reminder is due yet")
                .isTrue();
        assertThat(job().claim(Channel.AUTO_PAUSE, TONIGHT.plusDays(1), 1).intents())
                .hasSize(1);
        assertThat(job().claim(Channel.REMINDER, TONIGHT.plusDays(1), 1).intents())
                .hasSize(1);
    }

    @Test
    @DisplayName("L03: a claim takes nothing from the other channel")
    void keepsTheChannelsApart() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT.plusDays(7)));
        job().plan(TONIGHT);

        assertThat(keys(job().claim(Channel.AUTO_PAUSE))).containsExactly(pauseKey(1, TONIGHT));
        assertThat(keys(job().claim(Channel.REMINDER))).containsExactly(reminderKey(2, TONIGHT.plusDays(7), 7));
    }

    @Test
    @DisplayName("L04: a claimed intent is not claimed again while its lease lasts")
    void respectsARunningLease() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT);
        job().claim(Channel.AUTO_PAUSE);

        database().elapse(LEASE.minusSeconds(30));

        assertThat(job().claim(Channel.AUTO_PAUSE).isEmpty())
                .as("whether nothing is claimed")
                .isTrue();
    }

    @Test
    @DisplayName("L05: once its lease has run out, an intent is claimed again, as a new attempt under a new token")
    void takesOverARunOutLease() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT);
        ClaimedChunk lost = job().claim(Channel.AUTO_PAUSE);

        database().elapse(LEASE.plusSeconds(1));
        ClaimedChunk again = job().claim(Channel.AUTO_PAUSE);

        assertThat(again.intents()).extracting(ClaimedIntent::attempts).containsExactly(2);
        assertThat(again.claim().token()).isNotEqualTo(lost.claim().token());
    }

    @Test
    @DisplayName("L06: where redelivery is never, an intent with a run-out lease is rejected as DELIVERY_UNCERTAIN")
    void rejectsAnUncertainDelivery() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT);
        job().claim(Channel.AUTO_PAUSE);

        database().elapse(LEASE.plusSeconds(1));
        ClaimedChunk again = job().claim(Channel.AUTO_PAUSE, NightJob.ATTEMPTS, Redelivery.NEVER);

        IdempotencyKey key = pauseKey(1, TONIGHT);
        assertThat(again.intents()).isEmpty();
        assertThat(again.rejected())
                .containsExactly(
                        new RejectedIntent(key, certificationId(1), mentorId(1), ErrorCode.DELIVERY_UNCERTAIN));
        assertThat(job().stored(key).status()).isEqualTo(IntentStatus.REJECTED);
        assertThat(job().stored(key).errorCode()).contains("DELIVERY_UNCERTAIN");
    }
}
