package io.certcron.domain;

import static io.certcron.domain.Certifications.CERTIFICATION_ID;
import static io.certcron.domain.Certifications.MENTOR_ID;
import static io.certcron.domain.Certifications.expiring;
import static io.certcron.domain.Certifications.withStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnusableExpiryDateTest {

    private static final LocalDate TONIGHT = LocalDate.of(2026, 11, 21);
    private static final PlanningWindow WINDOW = PlanningWindow.ofOneNight(TONIGHT);

    private final ExpiryPolicy policy = ExpiryPolicy.STANDARD;

    static LocalDate[] implausibleDates() {
        return new LocalDate[] {
            LocalDate.MAX,
            LocalDate.MIN,
            LocalDate.of(9999, 12, 31),
            LocalDate.of(1, 1, 1),
            TONIGHT.plusYears(100).plusDays(1),
            TONIGHT.minusYears(100).minusDays(1)
        };
    }

    static LocalDate[] furthestPlausibleDates() {
        return new LocalDate[] {TONIGHT.plusYears(100), TONIGHT.minusYears(100)};
    }

    @Test
    void isNeverActedOnWhereItIsMissing() {
        Certification certification = new Certification(CERTIFICATION_ID, MENTOR_ID, null, "active");

        assertThat(policy.decideReminder(certification, WINDOW))
                .isEqualTo(new ReminderDecision.Unusable(UnusableExpiryDate.MISSING));
        assertThat(policy.decidePause(certification, WINDOW))
                .isEqualTo(new PauseDecision.Unusable(UnusableExpiryDate.MISSING));
    }

    @ParameterizedTest
    @MethodSource("implausibleDates")
    void isNeverActedOnWhereItIsInfiniteOrAbsurd(LocalDate expiryDate) {
        assertThat(policy.decideReminder(expiring(expiryDate), WINDOW))
                .isEqualTo(new ReminderDecision.Unusable(UnusableExpiryDate.IMPLAUSIBLE));
        assertThat(policy.decidePause(expiring(expiryDate), WINDOW))
                .isEqualTo(new PauseDecision.Unusable(UnusableExpiryDate.IMPLAUSIBLE));
    }

    @ParameterizedTest
    @MethodSource("furthestPlausibleDates")
    void isJustNotDueUpToAHundredYearsAway(LocalDate expiryDate) {
        assertThat(policy.decideReminder(expiring(expiryDate), WINDOW)).isEqualTo(new ReminderDecision.NotDue());
        assertThat(policy.decidePause(expiring(expiryDate), WINDOW)).isEqualTo(new PauseDecision.NotDue());
    }

    @Test
    void isNobodysConcernOnAnInactiveCertification() {
        assertThat(policy.decideReminder(withStatus("paused", LocalDate.MAX), WINDOW))
                .isEqualTo(new ReminderDecision.NotDue());
        assertThat(policy.decidePause(withStatus("paused", LocalDate.MAX), WINDOW))
                .isEqualTo(new PauseDecision.NotDue());
    }
}
