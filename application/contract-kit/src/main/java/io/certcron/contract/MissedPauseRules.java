package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certification;
import static io.certcron.contract.Examples.certificationId;
import static io.certcron.contract.Examples.paused;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.ClaimedChunk;
import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.FlaggedCertifications;
import io.certcron.domain.IdempotencyKey;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The monitor's rules M01 to M09: what is missed. */
abstract class MissedPauseRules extends StorageContract {

    static final int LIMIT = 100;

    @Test
    @DisplayName("M01: an expired certification that nobody paused is missed, from its expiry date on")
    void findsTheExpired() {
        database().insert(active(1, TONIGHT.minusDays(400)));
        database().insert(active(2, TONIGHT));
        database().insert(active(3, TONIGHT.plusDays(1)));

        assertThat(missed()).isEqualTo(flagged(1, 2));
    }

    @Test
    @DisplayName("M02: a paused certification is not missed")
    void leavesThePaused() {
        database().insert(paused(1, TONIGHT));

        assertThat(missed()).isEqualTo(FlaggedCertifications.NONE);
    }

    @Test
    @DisplayName("M03: a certification that is neither active nor paused is missed as well")
    void findsWhatTheJobDoesNotActOn() {
        database().insert(certification(1, 1, TONIGHT, "suspended"));

        assertThat(missed()).isEqualTo(flagged(1));
    }

    @Test
    @DisplayName("M04: a pause that is pending, claimed, rejected or held counts as missed")
    void findsTheUnsettled() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT, true);
        assertThat(missed()).as("held").isEqualTo(flagged(1));

        database().insert(active(2, TONIGHT));
        job().plan(TONIGHT);
        assertThat(missed()).as("one held, one pending").isEqualTo(flagged(1, 2));

        ClaimedChunk chunk = job().claim(Channel.AUTO_PAUSE);
        assertThat(missed()).as("one held, one claimed").isEqualTo(flagged(1, 2));

        job().settle(chunk, key -> new Settlement.Rejected(key, "NO", OptionalInt.of(422)));
        assertThat(missed()).as("one held, one rejected").isEqualTo(flagged(1, 2));
    }

    @Test
    @DisplayName("M05: a pause that is done is not missed")
    void leavesTheDone() {
        pauseAndSettle(1, key -> new Settlement.Done(key, false));

        assertThat(missed()).isEqualTo(FlaggedCertifications.NONE);
    }

    @Test
    @DisplayName("M06: a pause that was skipped is not missed")
    void leavesTheSkipped() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT);
        database().update(certification(1, 1, TONIGHT, "suspended"));
        job().claim(Channel.AUTO_PAUSE);

        assertThat(missed()).isEqualTo(FlaggedCertifications.NONE);
    }

    @Test
    @DisplayName("M07: a pause of an earlier cycle says nothing about this one, and neither does a reminder")
    void looksAtThisCyclesPauses() {
        database().insert(active(1, TONIGHT.minusDays(1)));
        job().plan(TONIGHT.minusDays(1));
        job().settleDone(job().claim(Channel.AUTO_PAUSE));
        database().update(active(1, TONIGHT));
        database().insert(active(2, TONIGHT));
        job().plan(TONIGHT.minusDays(7));
        job().settleDone(job().claim(Channel.REMINDER, TONIGHT.minusDays(7), NightJob.CHUNK));

        assertThat(missed()).isEqualTo(flagged(1, 2));
    }

    @Test
    @DisplayName("M08: all are counted, and the first named, in order of expiry date and id")
    void namesTheFirst() {
        database().insert(active(1, TONIGHT));
        database().insert(active(4, TONIGHT.minusDays(2)));
        database().insert(active(3, TONIGHT.minusDays(2)));
        database().insert(active(2, TONIGHT.minusDays(1)));

        FlaggedCertifications missed = database().pauseMonitor().findMissed(TONIGHT, ZoneOffset.UTC, 3);

        assertThat(missed)
                .isEqualTo(new FlaggedCertifications(
                        4, List.of(certificationId(3), certificationId(4), certificationId(2))));
    }

    @Test
    @DisplayName("M09: the business date is meant in its zone, whatever the time and the zone of the database")
    void takesTheDateAtItsWord() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, TONIGHT.plusDays(1)));
        PauseMonitor monitor = database().pauseMonitor();

        for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Oslo", "UTC", "Asia/Kathmandu")) {
            assertThat(monitor.findMissed(TONIGHT, ZoneId.of(zone), LIMIT))
                    .as(zone)
                    .isEqualTo(flagged(1));
        }
    }

    final void pauseAndSettle(int number, Function<IdempotencyKey, Settlement> settlement) {
        database().insert(active(number, TONIGHT));
        job().plan(TONIGHT);
        job().settle(job().claim(Channel.AUTO_PAUSE), settlement);
    }

    static FlaggedCertifications flagged(int... numbers) {
        return new FlaggedCertifications(
                numbers.length,
                Arrays.stream(numbers).mapToObj(Examples::certificationId).toList());
    }

    private FlaggedCertifications missed() {
        return database().pauseMonitor().findMissed(TONIGHT, ZoneOffset.UTC, LIMIT);
    }
}
