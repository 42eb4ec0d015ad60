package io.certcron.domain;

import static io.certcron.domain.Certifications.CERTIFICATION_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

    private static final LocalDate EXPIRY_DATE = LocalDate.of(2026, 12, 21);
    private static final String CYCLE = ":6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11:2026-12-21";

    @Test
    void namesAReminderByCertificationCycleAndThreshold() {
        assertThat(reminder(30)).hasToString("reminder" + CYCLE + ":30");
    }

    @Test
    void namesAPauseByCertificationAndCycle() {
        assertThat(pause(EXPIRY_DATE)).hasToString("auto-pause" + CYCLE);
    }

    @Test
    void isTheSameWheneverItIsMade() {
        assertThat(reminder(30)).isEqualTo(reminder(30)).hasSameHashCodeAs(reminder(30));
    }

    @Test
    void differsForEachThresholdCycleCertificationAndAction() {
        assertThat(List.of(
                        reminder(30),
                        reminder(14),
                        pause(EXPIRY_DATE),
                        pause(EXPIRY_DATE.plusYears(1)),
                        IdempotencyKey.of(new Action.AutoPause(), UUID.randomUUID(), EXPIRY_DATE)))
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsTheLargestThreshold() {
        assertThat(reminder(Thresholds.MAX_DAYS)).hasToString("reminder" + CYCLE + ":3650");
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(new IdempotencyKey("auto-pause" + CYCLE)).isEqualTo(pause(EXPIRY_DATE));
    }

    @Test
    void isSortedAsText() {
        assertThat(List.of(reminder(7), pause(EXPIRY_DATE), reminder(14)).stream()
                        .sorted())
                .containsExactly(pause(EXPIRY_DATE), reminder(14), reminder(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reminder",
                "reminder:6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11:2026-12-21",
                "reminder:6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11:2026-12-21:",
                "reminder:6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11:2026-12-21:36500",
                "reminder:6F9A1F0E-52C4-4A1D-9A87-0C3A5B7D2E11:2026-12-21:30",
                "auto-pause:6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11:2026-12-21:30",
                "auto-pause:6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11:21.12.2026",
                "auto-pause:somebody:2026-12-21",
                "auto-pause:6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11:2026-12-21\n",
                "restart:6f9a1f0e-52c4-4a1d-9a87-0c3a5b7d2e11:2026-12-21"
            })
    void refusesAnyOtherFormWithoutRepeatingIt(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotencyKey(value))
                .withMessage("idempotencyKey: neither of the two forms of a key");
    }

    private static IdempotencyKey reminder(int threshold) {
        return IdempotencyKey.of(new Action.Reminder(threshold), CERTIFICATION_ID, EXPIRY_DATE);
    }

    private static IdempotencyKey pause(LocalDate expiryDate) {
        return IdempotencyKey.of(new Action.AutoPause(), CERTIFICATION_ID, expiryDate);
    }
}
