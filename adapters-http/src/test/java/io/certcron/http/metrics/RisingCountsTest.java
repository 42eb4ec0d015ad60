package io.certcron.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RisingCountsTest {

    private final RisingCounts counts = new RisingCounts();

    @Test
    void beginsWithWhatHasGathered() {
        counts.update(Map.of("a", 500L));

        assertThat(counts.of("a")).isEqualTo(500);
        assertThat(counts.of("b")).isZero();
    }

    @Test
    void whatGrowsAgainAfterAFallCountsFromThere() {
        counts.update(Map.of("a", 500L));
        counts.update(Map.of("a", 100L));
        counts.update(Map.of());
        counts.update(Map.of("a", 3L));

        assertThat(counts.of("a")).isEqualTo(503);
    }
}
