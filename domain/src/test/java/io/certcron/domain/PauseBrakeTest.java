package io.certcron.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PauseBrakeTest {

    @ParameterizedTest(name = "{0} pauses of {1} active certifications are held: {2}")
    @CsvSource({
        "0, 0, false",
        "1000, 1000, false",
        "1000, 1, false",
        "1001, 5004, true",
        "1001, 5005, false",
        "1001, 5006, false",
        "1001, 0, true",
        "200000, 1000000, false",
        "200001, 1000000, true",
    })
    void holdsMoreThan1000AndMoreThanAFifth(long duePauses, long active, boolean held) {
        assertThat(PauseBrake.STANDARD.holds(duePauses, active)).isEqualTo(held);
    }

    @Test
    void canBeSetToHoldEverything() {
        PauseBrake strict = new PauseBrake(0, 0);

        assertThat(strict.holds(1, 1_000_000)).isTrue();
        assertThat(strict.holds(0, 1_000_000)).isFalse();
        assertThat(strict.enoughActive(1)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void canBeSetToHoldNothing() {
        assertThat(new PauseBrake(0, 1).holds(1_000_000, 1_000_000)).isFalse();
    }

    @Test
    void knowsHowManyActiveCertificationsAreEnough() {
        assertThat(PauseBrake.STANDARD.enoughActive(1_001)).isEqualTo(5_006);
        assertThat(PauseBrake.STANDARD.enoughActive(0)).isEqualTo(1);
    }

    @Test
    void decidesTheSameOnACountThatStoppedAtEnough() {
        qt().forAll(longs().between(0, 3_000_000), longs().between(0, 20_000_000))
                .check((due, active) -> {
                    long counted = Math.min(active, PauseBrake.STANDARD.enoughActive(due));
                    return PauseBrake.STANDARD.holds(due, counted) == PauseBrake.STANDARD.holds(due, active);
                });
    }

    @Test
    void refusesANegativeNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PauseBrake(-1, 0.2))
                .withMessage("maxPauses: must not be negative, got -1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAnythingThatIsNoShare(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PauseBrake(1_000, share))
                .withMessageStartingWith("maxShare: must be between 0 and 1");
    }
}
