package io.certcron.application.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeHistogramTest {

    private final TimeHistogram histogram = new TimeHistogram();

    @Test
    void withoutAnyDurationEverythingIsZero() {
        assertThat(histogram.count()).isZero();
        assertThat(histogram.percentile(99)).isZero();
    }

    @Test
    void percentilesAreRightToASixteenth() {
        LongStream.rangeClosed(1, 1_000).mapToObj(Duration::ofMillis).forEach(histogram::record);

        assertThat(histogram.count()).isEqualTo(1_000);
        assertThat(histogram.percentile(50)).isBetween(Duration.ofMillis(500), Duration.ofMillis(532));
        assertThat(histogram.percentile(99)).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_053));
    }

    @Test
    void aFewSlowOnesAreSeenOnlyAtTheEnd() {
        for (int i = 0; i < 98; i++) {
            histogram.record(Duration.ofMillis(1));
        }
        histogram.record(Duration.ofSeconds(1));
        histogram.record(Duration.ofSeconds(1));

        assertThat(histogram.percentile(98)).isLessThan(Duration.ofMillis(2));
        assertThat(histogram.percentile(99)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void ofThreeTheSlowestIsTheNinetyNinthPercentile() {
        histogram.record(Duration.ofMillis(1));
        histogram.record(Duration.ofMillis(1));
        histogram.record(Duration.ofSeconds(1));

        assertThat(histogram.percentile(50)).isLessThan(Duration.ofMillis(2));
        assertThat(histogram.percentile(99)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 15, 16, 17, 31, 32, 33, 1_000_003, Long.MAX_VALUE})
    void noDurationIsTakenForAShorterOne(long nanos) {
        histogram.record(Duration.ofNanos(nanos));

        assertThat(histogram.percentile(50).toNanos()).isGreaterThanOrEqualTo(nanos);
    }
}
