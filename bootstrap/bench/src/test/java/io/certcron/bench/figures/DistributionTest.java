package io.certcron.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {

    @Test
    void theMedianOfAnOddNumberOfRunsIsTheMiddleOne() {
        assertThat(new Distribution(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5.0);
    }

    @Test
    void theMedianOfAnEvenNumberOfRunsIsHalfwayBetweenTheTwoInTheMiddle() {
        assertThat(new Distribution(List.of(8.0, 1.0, 4.0, 100.0)).median()).isEqualTo(6.0);
    }

    @Test
    void oneRunThatWentWrongMovesTheSpreadAndNotTheMedian() {
        Distribution values = new Distribution(List.of(10.0, 11.0, 900.0, 9.0, 10.0));

        assertThat(values.median()).isEqualTo(10.0);
        assertThat(values.least()).isEqualTo(9.0);
        assertThat(values.most()).isEqualTo(900.0);
    }

    @Test
    void withoutRunsThereIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Distribution(List.of()))
                .withMessageContaining("nothing was measured");
    }
}
