package io.certcron.domain;

import static io.certcron.domain.Certifications.CERTIFICATION_ID;
import static io.certcron.domain.Certifications.MENTOR_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DomainWordsTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);

    @Test
    void aDateRangeIsOpenAtItsStartAndClosedAtItsEnd() {
        DateRange range = new DateRange(TONIGHT, TONIGHT.plusDays(2));

        assertThat(range.contains(TONIGHT)).isFalse();
        assertThat(range.contains(TONIGHT.plusDays(1))).isTrue();
        assertThat(range.contains(TONIGHT.plusDays(2))).isTrue();
        assertThat(range.contains(TONIGHT.plusDays(3))).isFalse();
    }

    @Test
    void aDateRangeMayBeEmpty() {
        assertThat(new DateRange(TONIGHT, TONIGHT).isEmpty()).isTrue();
        assertThat(new DateRange(TONIGHT, TONIGHT.minusDays(1)).isEmpty()).isTrue();
        assertThat(new DateRange(TONIGHT, TONIGHT.plusDays(1)).isEmpty()).isFalse();
    }

    @Test
    void aWorkflowCoversItsChannels() {
        assertThat(Channel.values()).allMatch(Workflow.ALL::covers);
        assertThat(Workflow.REMINDERS.covers(Channel.REMINDER)).isTrue();
        assertThat(Workflow.REMINDERS.covers(Channel.AUTO_PAUSE)).isFalse();
        assertThat(Workflow.AUTO_PAUSE.covers(Channel.AUTO_PAUSE)).isTrue();
        assertThat(Workflow.AUTO_PAUSE.covers(Channel.REMINDER)).isFalse();
    }

    @Test
    void anActionTravelsOnItsChannel() {
        assertThat(new Action.Reminder(30).channel()).isEqualTo(Channel.REMINDER);
        assertThat(new Action.AutoPause().channel()).isEqualTo(Channel.AUTO_PAUSE);
    }

    @Test
    void pendingClaimedAndHeldIntentsAreNotSettled() {
        assertThat(IntentStatus.values())
                .filteredOn(status -> !status.isSettled())
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.of(IntentStatus.PENDING, IntentStatus.CLAIMED, IntentStatus.HELD));
    }

    @Test
    void flaggedCertificationsAreAllCountedAndSomeNamed() {
        FlaggedCertifications flagged = new FlaggedCertifications(7, List.of(CERTIFICATION_ID));

        assertThat(flagged.isEmpty()).isFalse();
        assertThat(FlaggedCertifications.NONE.isEmpty()).isTrue();
        assertThat(new FlaggedCertifications(1, List.of(CERTIFICATION_ID)).count())
                .isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FlaggedCertifications(0, List.of(CERTIFICATION_ID)))
                .withMessage("count: must be at least the 1 ids named, got 0");
    }

    @Test
    void flaggedCertificationsDoNotChange() {
        List<UUID> ids = new ArrayList<>(List.of(CERTIFICATION_ID));
        FlaggedCertifications flagged = new FlaggedCertifications(2, ids);

        ids.add(MENTOR_ID);

        assertThat(flagged.certificationIds()).containsExactly(CERTIFICATION_ID);
    }

    @Test
    void aTallyCountsRemindersFromTheLargestThreshold() {
        ReminderTally tally = new ReminderTally(Map.of(7, 1L, 30, 2L, 14, 4L), 0, 0, 0, 0, 0);

        assertThat(tally.plannedByThreshold().keySet()).containsExactly(30, 14, 7);
        assertThat(tally.planned()).isEqualTo(7);
        assertThat(ReminderTally.NONE.planned()).isZero();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> tally.plannedByThreshold().clear());
    }

    @Test
    void whatIsNotCoveredHasDoneNothing() {
        assertThat(new ReminderResult.NotCovered().tally()).isEqualTo(ReminderTally.NONE);
        assertThat(new PauseResult.NotCovered().tally()).isEqualTo(PauseTally.NONE);
    }

    @Test
    void theSupersededDoNotChange() {
        List<Action.Reminder> superseded = new ArrayList<>(List.of(new Action.Reminder(30)));
        ReminderDecision.Due due = new ReminderDecision.Due(new Action.Reminder(7), superseded);

        superseded.clear();

        assertThat(due.superseded()).containsExactly(new Action.Reminder(30));
    }

    @Test
    void aCertificationHasIdsAndAStatus() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Certification(null, MENTOR_ID, TONIGHT, "active"))
                .withMessage("certificationId");
        assertThatNullPointerException()
                .isThrownBy(() -> new Certification(CERTIFICATION_ID, null, TONIGHT, "active"))
                .withMessage("peerMentorId");
        assertThatNullPointerException()
                .isThrownBy(() -> new Certification(CERTIFICATION_ID, MENTOR_ID, TONIGHT, null))
                .withMessage("status");
    }

    @Test
    void aRunErrorSaysWhatEndedWhichRun() {
        IllegalStateException cause = new IllegalStateException("broken");

        assertThatNullPointerException()
                .isThrownBy(() -> new RunError(null, false, true, ErrorCode.RUN_LOST, cause))
                .withMessage("runId");
        assertThatNullPointerException()
                .isThrownBy(() -> new RunError(CERTIFICATION_ID, false, true, null, cause))
                .withMessage("code");
        assertThatNullPointerException()
                .isThrownBy(() -> new RunError(CERTIFICATION_ID, false, true, ErrorCode.RUN_LOST, null))
                .withMessage("cause");
    }
}
