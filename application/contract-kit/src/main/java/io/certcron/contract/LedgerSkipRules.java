package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certification;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.mentorId;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.Examples.paused;
import static io.certcron.contract.Examples.reminderKey;
import static io.certcron.contract.NightJob.LEASE;
import static io.certcron.contract.NightJob.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.Redelivery;
import io.certcron.application.port.out.RejectedIntent;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The ledger's rules L12 to L19: what is settled on claiming, because the certification or the attempts say so. */
abstract class LedgerSkipRules extends LedgerMentorRules {

    @Test
    @DisplayName("L12: an intent whose certification was renewed is skipped as CERTIFICATION_RENEWED")
    void skipsRenewed() {
        IdempotencyKey key = planPause(1);
        database().update(active(1, TONIGHT.plusYears(1)));

        assertSkipped(job().claim(Channel.AUTO_PAUSE), key, ErrorCode.CERTIFICATION_RENEWED);
    }

    @Test
    @DisplayName("L13: an intent whose certification is gone is skipped as CERTIFICATION_GONE")
    void skipsGone() {
        IdempotencyKey key = planPause(1);
        database().delete(certificationId(1));

        assertSkipped(job().claim(Channel.AUTO_PAUSE), key, ErrorCode.CERTIFICATION_GONE);
    }

    @Test
    @DisplayName("L14: an intent whose certification is no longer active is skipped as CERTIFICATION_NOT_ACTIVE")
    void skipsInactive() {
        IdempotencyKey key = planPause(1);
        database().update(certification(1, 1, TONIGHT, "suspended"));

        assertSkipped(job().claim(Channel.AUTO_PAUSE), key, ErrorCode.CERTIFICATION_NOT_ACTIVE);
    }

    @Test
    @DisplayName("L15: a pause that was sent before is sent again although the certification is paused by now")
    void repeatsAPauseThatMayHaveWorked() {
        IdempotencyKey lostAnswer = planPause(1);
        job().claim(Channel.AUTO_PAUSE);
        database().update(paused(1, TONIGHT));

        database().elapse(LEASE.plusSeconds(1));
        ClaimedChunk afterALostLease = job().claim(Channel.AUTO_PAUSE);
        job().settle(
                        afterALostLease,
                        key -> new Settlement.Retry(key, "SERVICE_TIMEOUT", OptionalInt.empty(), Duration.ZERO));
        ClaimedChunk afterATimeout = job().claim(Channel.AUTO_PAUSE);

        assertThat(keys(afterALostLease)).as("after a lost lease").containsExactly(lostAnswer);
        assertThat(keys(afterATimeout)).as("after a timeout").containsExactly(lostAnswer);
    }

    @Test
    @DisplayName("L16: a pause that was sent before is skipped all the same if the certification was renewed")
    void neverRepeatsAPauseAfterARenewal() {
        IdempotencyKey key = planPause(1);
        job().claim(Channel.AUTO_PAUSE);
        database().update(active(1, TONIGHT.plusYears(1)));

        database().elapse(LEASE.plusSeconds(1));

        assertSkipped(job().claim(Channel.AUTO_PAUSE), key, ErrorCode.CERTIFICATION_RENEWED);
    }

    @Test
    @DisplayName("L17: a reminder whose certification has expired on the business date is CERTIFICATION_EXPIRED")
    void skipsARemindersOfTheExpired() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT.minusDays(7));

        assertSkipped(job().claim(Channel.REMINDER), reminderKey(1, TONIGHT, 7), ErrorCode.CERTIFICATION_EXPIRED);
    }

    @Test
    @DisplayName("L18: an intent that has used up its attempts is rejected as ATTEMPTS_EXHAUSTED and not sent")
    void rejectsTheExhausted() {
        IdempotencyKey key = planPause(1);
        job().claim(Channel.AUTO_PAUSE);

        database().elapse(LEASE.plusSeconds(1));
        ClaimedChunk again = job().claim(Channel.AUTO_PAUSE, 1, Redelivery.ALWAYS);

        assertThat(again.intents()).as("intents to be sent").isEmpty();
        assertThat(again.rejected())
                .containsExactly(
                        new RejectedIntent(key, certificationId(1), mentorId(1), ErrorCode.ATTEMPTS_EXHAUSTED));
        assertThat(job().stored(key).status()).isEqualTo(IntentStatus.REJECTED);
        assertThat(job().stored(key).attempts()).as("attempts made").isEqualTo(1);
    }

    @Test
    @DisplayName("L19: skipping one intent of a mentor does not keep the mentor's others from being claimed")
    void skipsOneByOne() {
        int mentor = 9;
        database().insert(certification(1, mentor, TONIGHT, "active"));
        database().insert(certification(2, mentor, TONIGHT, "active"));
        job().plan(TONIGHT);
        database().delete(certificationId(1));

        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE);

        assertThat(keys(chunk)).containsExactly(pauseKey(2, TONIGHT));
        assertThat(chunk.skipped()).isEqualTo(1);
    }

    /** Plans the pause of a certification that expires tonight. */
    final IdempotencyKey planPause(int number) {
        database().insert(active(number, TONIGHT));
        job().plan(TONIGHT);
        return pauseKey(number, TONIGHT);
    }

    private void assertSkipped(ClaimedChunk chunk, IdempotencyKey key, ErrorCode reason) {
        assertThat(chunk.intents()).as("intents to be sent").isEmpty();
        assertThat(chunk.skipped()).as("intents skipped").isEqualTo(1);
        StoredIntent intent = job().stored(key);
        assertThat(intent.status()).isEqualTo(IntentStatus.SKIPPED);
        assertThat(intent.errorCode()).contains(reason.name());
        assertThat(intent.settled()).as("whether it has a time of settling").isTrue();
    }
}
