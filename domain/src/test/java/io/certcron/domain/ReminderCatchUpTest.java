package io.certcron.domain;

import static io.certcron.domain.Certifications.expiring;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReminderCatchUpTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);
    private static final ReminderDecision NOT_DUE = new ReminderDecision.NotDue();

    private final ExpiryPolicy policy = ExpiryPolicy.STANDARD;

    @Test
    void sendsTheMostUrgentOfSeveralAndRecordsTheOthers() {
        PlanningWindow afterTenNightsDown = new PlanningWindow(TONIGHT, TONIGHT.minusDays(11));

        assertThat(policy.decideReminder(expiring(TONIGHT.plusDays(6)), afterTenNightsDown))
                .isEqualTo(due(7, 14));
        assertThat(policy.decideReminder(expiring(TONIGHT.plusDays(10)), afterTenNightsDown))
                .isEqualTo(due(14));
        assertThat(policy.decideReminder(expiring(TONIGHT.plusDays(20)), afterTenNightsDown))
                .isEqualTo(due(30));
        assertThat(policy.decideReminder(expiring(TONIGHT.plusDays(18)), afterTenNightsDown))
                .isEqualTo(NOT_DUE);
    }

    @Test
    void recordsTheSupersededFromTheLargest() {
        ExpiryPolicy dense = new ExpiryPolicy(new Thresholds(List.of(3, 5, 4, 6)), Set.of("active"), 14);
        PlanningWindow window = new PlanningWindow(TONIGHT, TONIGHT.minusDays(14));

        assertThat(dense.decideReminder(expiring(TONIGHT.plusDays(2)), window)).isEqualTo(due(3, 6, 5, 4));
    }

    @Test
    void isNotDueForACertificationThatExpiredDuringTheOutage() {
        PlanningWindow afterTenNightsDown = new PlanningWindow(TONIGHT, TONIGHT.minusDays(11));

        assertThat(policy.decideReminder(expiring(TONIGHT), afterTenNightsDown)).isEqualTo(NOT_DUE);
        assertThat(policy.decideReminder(expiring(TONIGHT.minusDays(1)), afterTenNightsDown))
                .isEqualTo(NOT_DUE);
        assertThat(policy.decideReminder(expiring(TONIGHT.plusDays(1)), afterTenNightsDown))
                .isEqualTo(due(7));
    }

    @Test
    void startsWithTonightAloneOnTheFirstRunEver() {
        PlanningWindow first = policy.window(TONIGHT, Optional.empty());

        assertThat(policy.decideReminder(expiring(TONIGHT.plusDays(30)), first)).isEqualTo(due(30));
        assertThat(policy.decideReminder(expiring(TONIGHT.plusDays(29)), first)).isEqualTo(NOT_DUE);
    }

    private static ReminderDecision due(int threshold, Integer... superseded) {
        return new ReminderDecision.Due(
                new Action.Reminder(threshold),
                List.of(superseded).stream().map(Action.Reminder::new).toList());
    }
}
