package io.certcron.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuietMachineTest {

    private static final long[] BEFORE = QuietMachine.times("cpu  100 0 50 1000 10 0 5 0 0 0");

    @Test
    void countsWaitingForDisksAsIdle() {
        long[] after = QuietMachine.times("cpu  100 0 50 1070 40 0 5 0 0 0");

        assertThat(QuietMachine.busyShare(BEFORE, after)).isZero();
    }

    @Test
    void countsAllOtherTimesAsBusy() {
        long[] after = QuietMachine.times("cpu  110 0 55 1075 10 0 15 0 0 0");

        assertThat(QuietMachine.busyShare(BEFORE, after)).isEqualTo(0.25);
    }

    @Test
    void isQuietWhereNoTimeHasPassed() {
        assertThat(QuietMachine.busyShare(BEFORE, BEFORE)).isZero();
    }
}
