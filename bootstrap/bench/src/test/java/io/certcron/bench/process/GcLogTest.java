package io.certcron.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GcLogTest {

    @Test
    void theHeapIsFullestBeforeACollection() {
        assertThat(GcLog.peakHeapMib(List.of(
                        "[0.010s][info][gc] Using G1",
                        "[0.412s][info][gc] GC(0) Pause Young (Normal) (G1 Evacuation Pause) 23M->5M(64M) 3.214ms",
                        "[1.500s][info][gc] GC(1) Pause Young (Normal) (G1 Evacuation Pause) 61M->12M(64M) 4.100ms",
                        "[2.000s][info][gc,heap,exit]  garbage-first heap   total 65536K, used 31000K [0x1, 0x2)")))
                .hasValue(61);
    }

    @Test
    void orAtTheEndWhereThereWasNone() {
        assertThat(GcLog.peakHeapMib(List.of(
                        "[2.000s][info][gc,heap,exit]  garbage-first heap   total 65536K, used 31744K [0x1, 0x2)",
                        "[2.000s][info][gc,heap,exit]  Metaspace       used 9999999K, committed 1K, reserved 1K")))
                .hasValue(31);
    }

    @Test
    void anotherLogSaysNothing() {
        assertThat(GcLog.peakHeapMib(List.of("something else"))).isEmpty();
    }
}
