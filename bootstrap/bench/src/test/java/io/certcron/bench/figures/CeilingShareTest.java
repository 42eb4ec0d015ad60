package io.certcron.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CeilingShareTest {

    @Test
    void comparesWithTheNearerCeilingAndSaysWhereTheTimeGoes() {
        assertThat(CeilingShare.of(Measured.some()))
                .containsExactly("100,000 due of 1,000,000, services 0 ms: 60 % of http-alone (50,000/s);"
                        + " of the work plan 25.0 %, dispatch 70.0 %");
    }

    @Test
    void saysNothingWhereNoCeilingWasMeasured() {
        Measurements alone = new Measurements();
        alone.add(Measured.OURS, java.util.Map.of(Metric.RATE, 30_000.0));

        assertThat(CeilingShare.of(alone)).isEmpty();
    }
}
