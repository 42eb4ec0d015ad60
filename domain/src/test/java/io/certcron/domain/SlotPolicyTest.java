package io.certcron.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlotPolicyTest {

    private static final Instant SLOT = Instant.parse("2026-11-21T02:00:00Z");

    private final SlotPolicy policy = SlotPolicy.STANDARD;

    @Test
    void aSlotOnTimeIsRun() {
        assertThat(policy.decide(SLOT, true, false, false, SLOT)).isEqualTo(new SlotDecision.Run());
    }

    @Test
    void aSlotThatNobodySawIsRunWithinTheWindow() {
        Instant lastMoment = SLOT.plus(Duration.ofHours(24));

        assertThat(policy.decide(SLOT, true, false, false, lastMoment)).isEqualTo(new SlotDecision.Run());
        assertThat(policy.decide(SLOT, true, false, false, lastMoment.plusNanos(1)))
                .isEqualTo(new SlotDecision.Skip(SkipReason.OUTSIDE_WINDOW));
    }

    @Test
    void aSlotWaitsForThePreviousRun() {
        assertThat(policy.decide(SLOT, true, false, true, SLOT)).isEqualTo(new SlotDecision.Wait());
    }

    @Test
    void aSlotGivesUpWaitingWhenTheNextOneIsDue() {
        assertThat(policy.decide(SLOT, true, true, true, SLOT.plusSeconds(60)))
                .isEqualTo(new SlotDecision.Skip(SkipReason.PREVIOUS_RUN_GOING));
    }

    @Test
    void ofSeveralMissedSlotsOnlyTheLatestIsRun() {
        assertThat(policy.decide(SLOT, true, true, false, SLOT.plusSeconds(60)))
                .isEqualTo(new SlotDecision.Skip(SkipReason.LATER_SLOT_DUE));
    }

    @Test
    void aSlotOfAPausedScheduleIsSkippedWhateverElseHolds() {
        Instant farTooLate = SLOT.plus(Duration.ofDays(9));

        assertThat(policy.decide(SLOT, false, true, true, farTooLate))
                .isEqualTo(new SlotDecision.Skip(SkipReason.PAUSED));
    }

    @Test
    void aSlotOutsideTheWindowIsSkippedAlthoughALaterOneIsDueOrARunIsGoing() {
        Instant farTooLate = SLOT.plus(Duration.ofDays(9));

        assertThat(policy.decide(SLOT, true, true, true, farTooLate))
                .isEqualTo(new SlotDecision.Skip(SkipReason.OUTSIDE_WINDOW));
    }

    @Test
    void aWindowIsPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SlotPolicy(Duration.ZERO))
                .withMessage("window: must be positive, got PT0S");
        assertThatIllegalArgumentException().isThrownBy(() -> new SlotPolicy(Duration.ofSeconds(-1)));
        assertThat(new SlotPolicy(Duration.ofNanos(1)).window()).isEqualTo(Duration.ofNanos(1));
    }
}
