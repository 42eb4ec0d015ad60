package io.certcron.application.operations;

import static io.certcron.application.operations.Evenings.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.operations.Outlook.Night;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.Thresholds;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutlookTest {

    private final Evenings evenings = new Evenings();
    private final Outlook outlook =
            new Outlook(evenings.database.certificationRecords(ExpiryPolicy.STANDARD), Thresholds.STANDARD);

    @Test
    void tellsWhatEachNightWillBring() {
        evenings.insert(1, TONIGHT);
        evenings.insert(2, TONIGHT.plusDays(1));
        evenings.insert(3, TONIGHT.plusDays(1));
        evenings.insert(4, TONIGHT.plusDays(14));
        evenings.insert(5, TONIGHT.plusDays(31));

        assertThat(outlook.nights(TONIGHT, 2))
                .containsExactly(
                        new Night(TONIGHT, Map.of(30, 0L, 14, 1L, 7, 0L), 1),
                        new Night(TONIGHT.plusDays(1), Map.of(30, 1L, 14, 0L, 7, 0L), 2));
    }

    @Test
    void namesTheLargestThresholdFirst() {
        assertThat(outlook.nights(TONIGHT, 1).get(0).remindersByThreshold().keySet())
                .containsExactly(30, 14, 7);
    }

    @Test
    void expectsWhatTheNightsThenBring() {
        evenings.insertAtRandom(500);
        List<Night> expected = outlook.nights(TONIGHT, 20);

        for (Night night : expected) {
            long before = evenings.database.intents().size();
            evenings.plan(night.businessDate());
            long planned = evenings.database.intents().size() - before;
            long reminders = night.remindersByThreshold().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();

            assertThat(planned).as("planned on " + night.businessDate()).isEqualTo(night.pauses() + reminders);
        }
        assertThat(expected).extracting(Night::pauses).anyMatch(pauses -> pauses > 0);
    }

    @Test
    void crossesAYearAndALeapDay() {
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        evenings.insert(1, leapDay);

        List<Night> nights = outlook.nights(LocalDate.of(2027, 12, 1), Outlook.MAX_NIGHTS);

        assertThat(nights).hasSize(Outlook.MAX_NIGHTS);
        assertThat(nights)
                .filteredOn(night -> night.pauses() > 0)
                .extracting(Night::businessDate)
                .containsExactly(leapDay);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Outlook.MAX_NIGHTS + 1})
    void refusesTooManyNightsAndTooFew(int count) {
        assertThatThrownBy(() -> outlook.nights(TONIGHT, count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("count:");
    }
}
