package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Examples.active;
import static io.certcron.contract.Examples.certification;
import static io.certcron.contract.Examples.pauseKey;
import static io.certcron.contract.Examples.reminderKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.IntentPlanner;
import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.PlannedPage;
import io.certcron.domain.Channel;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IntentStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link IntentPlanner}: rules P01 to P25. Here are those about what the ledger holds already; the
 * others are in {@link PlannerAgreementRules}, {@link PlannerPageRules}, {@link PlannerOwnerRules} and {@link PlannerClaimRules}.
 */
public abstract class IntentPlannerContract extends PlannerClaimRules {

    /** To be extended by the test of an implementation. */
    protected IntentPlannerContract() {}

    @Test
    @DisplayName("P13: a reminder still pending from an earlier night is superseded by a more urgent one, and counted")
    void supersedesEarlierNights() {
        LocalDate expiryDate = TONIGHT.plusDays(7);
        database().insert(active(1, expiryDate));
        job().plan(TONIGHT.minusDays(7));

        PlannedPage page = NightJob.owned(planner().planReminders(job().open(TONIGHT), WINDOW, Optional.empty(), 10));

        assertThat(page.superseded()).isEqualTo(1);
        assertThat(job().stored(reminderKey(1, expiryDate, 14)).status()).isEqualTo(IntentStatus.SUPERSEDED);
        assertThat(job().stored(reminderKey(1, expiryDate, 7)).status()).isEqualTo(IntentStatus.PENDING);
    }

    @Test
    @DisplayName("P14: an earlier reminder that is claimed or settled is not superseded")
    void neverRewritesHistory() {
        LocalDate expiryDate = TONIGHT.plusDays(7);
        database().insert(active(1, expiryDate));
        database().insert(active(2, expiryDate));
        job().plan(TONIGHT.minusDays(7));
        job().settleDone(job().claim(Channel.REMINDER, TONIGHT.minusDays(7), 1));
        job().claim(Channel.REMINDER, TONIGHT.minusDays(7), 1);

        job().plan(TONIGHT);

        assertThat(List.of(1, 2))
                .map(number -> job().stored(reminderKey(number, expiryDate, 14)).status())
                .containsExactlyInAnyOrder(IntentStatus.DONE, IntentStatus.CLAIMED);
    }

    @Test
    @DisplayName("P15: a renewal begins a new cycle, with intents of its own; those of the old one stay as they are")
    void beginsANewCycle() {
        database().insert(active(1, TONIGHT));
        job().plan(TONIGHT);
        job().settleDone(job().claim(Channel.AUTO_PAUSE));
        LocalDate renewed = TONIGHT.plusYears(1);
        database().update(active(1, renewed));

        job().plan(renewed);

        assertThat(job().stored(pauseKey(1, TONIGHT)).status()).isEqualTo(IntentStatus.DONE);
        assertThat(job().stored(pauseKey(1, renewed)).status()).isEqualTo(IntentStatus.PENDING);
    }

    @Test
    @DisplayName("P16: each certification of a mentor has an intent of its own")
    void plansEachCertification() {
        int mentor = 9;
        database().insert(certification(1, mentor, TONIGHT, "active"));
        database().insert(certification(2, mentor, TONIGHT, "active"));

        job().plan(TONIGHT);

        assertThat(database().intents())
                .extracting(StoredIntent::key)
                .containsExactlyInAnyOrder(pauseKey(1, TONIGHT), pauseKey(2, TONIGHT));
        assertThat(database().intents()).extracting(StoredIntent::peerMentorId).containsOnly(Examples.mentorId(mentor));
    }

    @Test
    @DisplayName("P17: active certifications are counted, at least as far as enough")
    void countsTheActive() {
        database().insert(active(1, TONIGHT));
        database().insert(active(2, null));
        database().insert(active(3, TONIGHT.minusYears(3)));
        database().insert(certification(4, 4, TONIGHT, "paused"));

        assertThat(planner().countActive(Long.MAX_VALUE)).isEqualTo(3);
        assertThat(planner().countActive(2)).isBetween(2L, 3L);
    }

    @Test
    @DisplayName("P18: a failure of the database is a StorageException that names the operation")
    void reportsAFailure() {
        IntentPlanner planner = database().unreachable().planner(ExpiryPolicy.STANDARD);
        OpenRun run = job().open(TONIGHT);

        assertStorageFails(() -> planner.planPauses(run, WINDOW, Optional.empty(), 1, false));
        assertStorageFails(() -> planner.planReminders(run, WINDOW, Optional.empty(), 1));
        assertStorageFails(() -> planner.countDuePauses(WINDOW));
        assertStorageFails(() -> planner.countDueReminders(WINDOW));
        assertStorageFails(() -> planner.countActive(1));
        assertStorageFails(() -> planner.findUnusable(TONIGHT, 1));
    }
}
