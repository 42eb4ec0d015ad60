package io.certcron.domain;

import static io.certcron.domain.Certifications.expiring;
import static io.certcron.domain.Certifications.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderDecisionTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);
    private static final ReminderDecision NOT_DUE = new ReminderDecision.NotDue();

    private final ExpiryPolicy policy = ExpiryPolicy.STANDARD;

    @ParameterizedTest
    @ValueSource(ints = {30, 14, 7})
    void isDueExactlyAtEachThresholdOnAnOrdinaryNight(int threshold) {
        assertThat(tonight(TONIGHT.plusDays(threshold))).isEqualTo(due(threshold));
        assertThat(tonight(TONIGHT.plusDays(threshold - 1))).isEqualTo(NOT_DUE);
        assertThat(tonight(TONIGHT.plusDays(threshold + 1))).isEqualTo(NOT_DUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void isNotDueAroundTheExpiryDateItself(int daysLeft) {
        assertThat(tonight(TONIGHT.plusDays(daysLeft))).isEqualTo(NOT_DUE);
    }

    @ParameterizedTest(name = "30 days before {1} is {0}")
    @CsvSource({
        "2027-01-30, 2027-03-01, 30",
        "2028-01-30, 2028-02-29, 30",
        "2028-01-31, 2028-03-01, 30",
        "2027-02-15, 2027-03-01, 14",
        "2028-02-16, 2028-03-01, 14",
        "2027-02-22, 2027-03-01, 7",
        "2028-02-23, 2028-03-01, 7",
        "2028-02-22, 2028-02-29, 7",
    })
    void countsDaysAcrossFebruary(LocalDate businessDate, LocalDate expiryDate, int threshold) {
        PlanningWindow window = PlanningWindow.ofOneNight(businessDate);

        assertThat(policy.decideReminder(expiring(expiryDate), window)).isEqualTo(due(threshold));
    }

    @Test
    void isDueOnceInALeapFebruaryAndOnceInAnOrdinaryOne() {
        for (int year : List.of(2027, 2028)) {
            LocalDate expiryDate = LocalDate.of(year, 3, 1);
            List<LocalDate> nights = expiryDate
                    .minusDays(40)
                    .datesUntil(expiryDate.plusDays(1))
                    .filter(night -> policy.decideReminder(expiring(expiryDate), PlanningWindow.ofOneNight(night))
                            instanceof ReminderDecision.Due)
                    .toList();

            assertThat(nights)
                    .containsExactly(expiryDate.minusDays(30), expiryDate.minusDays(14), expiryDate.minusDays(7));
        }
    }

    @Test
    void waitsForTheNextThresholdOfACertificationCreatedInsideOne() {
        LocalDate expiryDate = TONIGHT.plusDays(20);

        assertThat(tonight(expiryDate)).isEqualTo(NOT_DUE);
        assertThat(policy.decideReminder(expiring(expiryDate), PlanningWindow.ofOneNight(TONIGHT.plusDays(6))))
                .isEqualTo(due(14));
    }

    @Test
    void followsAnExpiryDateThatMoved() {
        LocalDate moved = TONIGHT.plusDays(14);

        assertThat(tonight(moved)).as("moved earlier, past the 30 days").isEqualTo(due(14));
        assertThat(policy.decideReminder(expiring(moved.plusYears(1)), PlanningWindow.ofOneNight(TONIGHT)))
                .as("moved later: a cycle of its own")
                .isEqualTo(NOT_DUE);
        assertThat(policy.decideReminder(
                        expiring(moved.plusYears(1)),
                        PlanningWindow.ofOneNight(moved.plusYears(1).minusDays(30))))
                .isEqualTo(due(30));
    }

    @Test
    void appliesThresholdsEditedBetweenNightsFromTheNextNightOn() {
        ExpiryPolicy edited = new ExpiryPolicy(new Thresholds(List.of(60, 21)), Set.of("active"), 14);
        PlanningWindow nextNight = PlanningWindow.ofOneNight(TONIGHT);

        assertThat(edited.decideReminder(expiring(TONIGHT.plusDays(60)), nextNight))
                .isEqualTo(due(60));
        assertThat(edited.decideReminder(expiring(TONIGHT.plusDays(45)), nextNight))
                .as("inside a new threshold, which came up before it was one")
                .isEqualTo(NOT_DUE);
        assertThat(edited.decideReminder(expiring(TONIGHT.plusDays(30)), nextNight))
                .as("at a threshold that is none any more")
                .isEqualTo(NOT_DUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "Active", "ACTIVE", " active", ""})
    void isNotDueForAnyOtherStatus(String status) {
        assertThat(policy.decideReminder(withStatus(status, TONIGHT.plusDays(30)), PlanningWindow.ofOneNight(TONIGHT)))
                .isEqualTo(NOT_DUE);
    }

    @Test
    void knowsSeveralActiveStatuses() {
        ExpiryPolicy lenient = new ExpiryPolicy(Thresholds.STANDARD, Set.of("active", "on trial"), 14);

        assertThat(lenient.decideReminder(
                        withStatus("on trial", TONIGHT.plusDays(30)), PlanningWindow.ofOneNight(TONIGHT)))
                .isEqualTo(due(30));
    }

    @Test
    void isDecidedForEachCertificationOfAMentorByItself() {
        assertThat(tonight(TONIGHT.plusDays(30))).isEqualTo(due(30));
        assertThat(tonight(TONIGHT.plusDays(7))).isEqualTo(due(7));
    }

    private ReminderDecision tonight(LocalDate expiryDate) {
        return policy.decideReminder(expiring(expiryDate), PlanningWindow.ofOneNight(TONIGHT));
    }

    private static ReminderDecision due(int threshold, Integer... superseded) {
        return new ReminderDecision.Due(
                new Action.Reminder(threshold),
                List.of(superseded).stream().map(Action.Reminder::new).toList());
    }
}
