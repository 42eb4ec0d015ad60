package io.certcron.contract;

import static io.certcron.contract.Examples.OPERATOR;
import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certification;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.mentorId;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.Examples.paused;
import static io.certcron.contract.NightJob.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.HeldPauses;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import io.certcron.domain.Thresholds;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The contract of {@link HeldPauses}: rules H01 to H10. */
public abstract class HeldPausesContract extends StorageContract {

    /** To be extended by the test of an implementation. */
    protected HeldPausesContract() {}

    @Test
    @DisplayName("H01: a held pause is listed with all that a human has to know, and counted")
    void lists() {
        OpenRun run = hold(1);

        List<HeldPause> listed = held().list(Optional.empty(), 10);

        assertThat(held().count()).isEqualTo(1);
        assertThat(listed).hasSize(1);
        HeldPause pause = listed.get(0);
        assertThat(pause)
                .isEqualTo(new HeldPause(
                        pauseKey(1, TONIGHT),
                        certificationId(1),
                        mentorId(1),
                        TONIGHT,
                        run.runId(),
                        pause.plannedAt(),
                        true));
    }

    @Test
    @DisplayName("H02: held pauses are listed by key, page by page, none larger than asked for")
    void listsInPages() {
        hold(4, 2, 5, 1, 3);

        List<HeldPause> first = held().list(Optional.empty(), 2);
        List<HeldPause> second = held().list(Optional.of(pauseKey(2, TONIGHT)), 2);
        List<HeldPause> last = held().list(Optional.of(pauseKey(4, TONIGHT)), 2);

        assertThat(first).extracting(HeldPause::key).containsExactly(pauseKey(1, TONIGHT), pauseKey(2, TONIGHT));
        assertThat(second).extracting(HeldPause::key).containsExactly(pauseKey(3, TONIGHT), pauseKey(4, TONIGHT));
        assertThat(last).extracting(HeldPause::key).containsExactly(pauseKey(5, TONIGHT));
        assertThat(held().count()).isEqualTo(5);
    }

    @Test
    @DisplayName("H03: what is pending, claimed or settled is not listed")
    void listsOnlyTheHeld() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        database().insert(active(3, TONIGHT));
        job().plan(TONIGHT);
        job().settleDone(job().claim(Channel.AUTO_PAUSE, TONIGHT, 1));
        job().claim(Channel.AUTO_PAUSE, TONIGHT, 1);

        assertThat(held().list(Optional.empty(), 10)).isEmpty();
        assertThat(held().count()).isZero();
    }

    @Test
    @DisplayName("H04: a pause is no longer due when its certification was renewed, is no longer active, or is gone")
    void knowsWhatIsNoLongerDue() {
        hold(1, 2, 3, 4);
        database().update(active(1, TONIGHT.plusYears(1)));
        database().update(paused(2, TONIGHT));
        database().delete(certificationId(3));

        assertThat(held().list(Optional.empty(), 10))
                .extracting(HeldPause::stillDue)
                .containsExactly(false, false, false, true);
    }

    @Test
    @DisplayName("H05: which status is active is the policy's to say")
    void asksThePolicy() {
        ExpiryPolicy policy = new ExpiryPolicy(new Thresholds(List.of(30)), Set.of("on trial"), 30);
        hold(1, 2);
        database().update(certification(2, 2, TONIGHT, "on trial"));

        assertThat(database().heldPauses(policy).list(Optional.empty(), 10))
                .extracting(HeldPause::stillDue)
                .containsExactly(false, true);
    }

    @Test
    @DisplayName("H06: a released pause is pending, and a run that is under way claims it at once")
    void releases() {
        hold(1, 2);

        int released = held().release(List.of(pauseKey(2, TONIGHT)), OPERATOR);

        assertThat(released).isEqualTo(1);
        assertThat(job().stored(pauseKey(2, TONIGHT)).status()).isEqualTo(IntentStatus.PENDING);
        assertThat(keys(job().claim(Channel.AUTO_PAUSE))).containsExactly(pauseKey(2, TONIGHT));
        assertThat(held().count()).as("still held").isEqualTo(1);
    }

    @Test
    @DisplayName("H07: a dropped pause is SKIPPED as PAUSE_DROPPED, has a time of settling and is never claimed")
    void drops() {
        hold(1, 2);

        int dropped = held().drop(List.of(pauseKey(1, TONIGHT)), OPERATOR);

        StoredIntent intent = job().stored(pauseKey(1, TONIGHT));
        assertThat(dropped).isEqualTo(1);
        assertThat(intent.status()).isEqualTo(IntentStatus.SKIPPED);
        assertThat(intent.errorCode()).contains("PAUSE_DROPPED");
        assertThat(intent.settled()).as("whether it has a time of settling").isTrue();
        assertThat(job().claim(Channel.AUTO_PAUSE).isEmpty())
                .as("whether nothing is claimed")
                .isTrue();
        assertThat(held().count()).as("still held").isEqualTo(1);
    }

    @Test
    @DisplayName("H08: what is not held is neither released nor dropped, and nothing comes of nothing")
    void leavesTheOthers() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        job().plan(TONIGHT);
        job().settleDone(job().claim(Channel.AUTO_PAUSE, TONIGHT, 1));
        job().claim(Channel.AUTO_PAUSE, TONIGHT, 1);
        database().insert(active(3, TONIGHT));
        job().plan(TONIGHT);
        List<StoredIntent> before = database().intents();
        List<IdempotencyKey> notHeld =
                List.of(pauseKey(1, TONIGHT), pauseKey(2, TONIGHT), pauseKey(3, TONIGHT), pauseKey(4, TONIGHT));

        assertThat(held().release(notHeld, OPERATOR)).as("released").isZero();
        assertThat(held().drop(notHeld, OPERATOR)).as("dropped").isZero();
        assertThat(held().release(List.of(), OPERATOR))
                .as("released of nothing")
                .isZero();
        assertThat(held().drop(List.of(), OPERATOR)).as("dropped of nothing").isZero();
        assertThat(database().intents()).containsExactlyInAnyOrderElementsOf(before);
    }

    @Test
    @DisplayName("H09: when some release and others drop at the same time, each pause is decided once")
    void decidesOnce() {
        hold(1, 2, 3, 4, 5, 6);
        List<IdempotencyKey> all =
                held().list(Optional.empty(), 10).stream().map(HeldPause::key).toList();
        AtomicInteger callers = new AtomicInteger();

        List<Integer> decided = Racers.race(
                6,
                () -> callers.incrementAndGet() % 2 == 0 ? held().release(all, OPERATOR) : held().drop(all, OPERATOR));

        assertThat(decided.stream().mapToInt(Integer::intValue).sum())
                .as("pauses decided, summed over the callers")
                .isEqualTo(6);
        assertThat(held().count()).isZero();
    }

    @Test
    @DisplayName("H10: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        HeldPauses pauses = database().unreachable().heldPauses(ExpiryPolicy.STANDARD);
        List<IdempotencyKey> keys = List.of(pauseKey(1, TONIGHT));

        assertStorageFails(pauses::count);
        assertStorageFails(() -> pauses.list(Optional.empty(), 1));
        assertStorageFails(() -> pauses.release(keys, OPERATOR));
        assertStorageFails(() -> pauses.drop(keys, OPERATOR));
    }

    private HeldPauses held() {
        return database().heldPauses(ExpiryPolicy.STANDARD);
    }

    /** Has the brake hold the pauses of certifications that expire tonight. */
    private OpenRun hold(int... numbers) {
        for (int number : numbers) {
            database().insert(active(number, TONIGHT));
        }
        return job().plan(TONIGHT, true);
    }
}
