package io.certcron.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void fiveOfAHundredThatAreDueExpire() {
        assertThat(new Workload(1_000_000, 100_000).pauses()).isEqualTo(5_000);
        assertThat(new Workload(1_000_000_000, 1_000_000_000).pauses()).isEqualTo(50_000_000);
    }

    @Test
    void noMoreCanBeDueThanThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Workload(10, 11))
                .withMessageContaining("due");
    }
}
