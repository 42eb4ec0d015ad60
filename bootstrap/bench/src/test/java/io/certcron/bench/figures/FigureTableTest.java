package io.certcron.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTableTest {

    private final List<String> lines =
            FigureTable.of(Measured.some(), EnumSet.allOf(Metric.class)).lines().toList();

    @Test
    void showsMediansWithTheirSpread() {
        assertThat(lines.get(2)).contains(" ours |").contains(" 30,000 (29,000–31,000) |");
    }

    @Test
    void showsNoSpreadOfASingleRun() {
        assertThat(lines.get(3)).contains(" sql-alone |").containsPattern("\\| +60,000 \\|");
    }

    @Test
    void roundsToTheDecimalsOfTheMetric() {
        assertThat(lines.get(5)).containsPattern("\\| +20.3 \\|");
    }

    @Test
    void leavesOutWhatNobodyHas() {
        assertThat(lines.get(0)).contains("settled/s", "plan ms").doesNotContain("RSS", "monitor");
    }

    @Test
    void leavesOutWhoHasNoneOfTheMetrics() {
        assertThat(FigureTable.of(Measured.some(), EnumSet.of(Metric.PLAN))
                        .lines()
                        .toList())
                .hasSize(3)
                .last()
                .asString()
                .contains(" ours |", "1,000");
    }

    @Test
    void isAsWideInEveryLine() {
        assertThat(lines).extracting(String::length).containsOnly(lines.get(0).length());
    }
}
