package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.paused;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.PauseMonitor;
import io.certcron.application.port.out.Settlement;
import io.certcron.domain.Channel;
import io.certcron.domain.FlaggedCertifications;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link PauseMonitor}: rules M01 to M12. Here are those about what is unconfirmed; those about what is
 * missed are in {@link MissedPauseRules}.
 */
public abstract class PauseMonitorContract extends MissedPauseRules {

    /** To be extended by the test of an implementation. */
    protected PauseMonitorContract() {}

    @Test
    @DisplayName("M10: a pause that the service confirmed and the table does not show is unconfirmed")
    void findsTheUnconfirmed() {
        pauseAndSettle(1, key -> new Settlement.Done(key, false));
        pauseAndSettle(2, key -> new Settlement.Done(key, true));
        pauseAndSettle(3, key -> new Settlement.Done(key, false));
        database().update(paused(3, TONIGHT));

        assertThat(unconfirmed()).isEqualTo(flagged(1, 2));
    }

    @Test
    @DisplayName("M11: nothing is unconfirmed that the service did not confirm, or confirmed in an earlier cycle")
    void leavesWhatWasNotConfirmed() {
        database().insert(active(1, TONIGHT.minusDays(1)));
        job().plan(TONIGHT.minusDays(1));
        job().settleDone(job().claim(Channel.AUTO_PAUSE));
        database().update(active(1, TONIGHT));
        pauseAndSettle(2, key -> new Settlement.Rejected(key, "NO", OptionalInt.of(422)));
        pauseAndSettle(3, Settlement.Release::new);

        assertThat(unconfirmed()).isEqualTo(FlaggedCertifications.NONE);
    }

    @Test
    @DisplayName("M12: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        PauseMonitor monitor = database().unreachable().pauseMonitor();

        assertStorageFails(() -> monitor.findMissed(TONIGHT, ZoneOffset.UTC, LIMIT));
        assertStorageFails(() -> monitor.findUnconfirmed(TONIGHT, ZoneOffset.UTC, LIMIT));
    }

    private FlaggedCertifications unconfirmed() {
        return database().pauseMonitor().findUnconfirmed(TONIGHT, ZoneOffset.UTC, LIMIT);
    }
}
