package io.certcron.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.contract.SettableClock;
import io.certcron.http.RunExamples;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunDurationsTest {

    private static final String COMPLETED = "{status=\"COMPLETED\",workflow=\"ALL\"}";
    private static final String FAILED = "{status=\"FAILED\",workflow=\"ALL\"}";

    private final SettableClock clock = new SettableClock(RunExamples.STARTED);
    private final JobMetrics metrics = new JobMetrics(new ScriptedStatistics(), () -> 0, "1.2.3", clock);

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void aRunThatEndedFallsIntoTheBucketsOfItsDuration() {
        metrics.onRunStart(RunExamples.start());
        metrics.onRunComplete(RunExamples.completed());

        Scrape scrape = Scrape.of(metrics);

        assertThat(scrape.value("run_duration_seconds_sum" + COMPLETED)).isEqualTo(42);
        assertThat(scrape.value("run_duration_seconds_bucket{status=\"COMPLETED\",workflow=\"ALL\",le=\"30.0\"}"))
                .isZero();
        assertThat(scrape.value("run_duration_seconds_bucket{status=\"COMPLETED\",workflow=\"ALL\",le=\"60.0\"}"))
                .isEqualTo(1);
    }

    @Test
    void aRunThatFailedCountsFromItsBeginning() {
        metrics.onRunStart(RunExamples.start());
        clock.advance(Duration.ofSeconds(7));
        metrics.onRunError(RunExamples.failed());

        Scrape scrape = Scrape.of(metrics);

        assertThat(scrape.value("run_duration_seconds_sum" + FAILED)).isEqualTo(7);
    }

    @Test
    void aFailedRunThatBeganElsewhereIsLeftOut() {
        metrics.onRunError(RunExamples.failed());

        assertThat(Scrape.of(metrics).value("run_duration_seconds_count" + FAILED))
                .isZero();
    }

    @Test
    void dryRunsAreLeftOut() {
        metrics.onRunStart(RunExamples.dryStart());
        metrics.onRunComplete(RunExamples.dry());
        metrics.onRunStart(RunExamples.dryStart());
        metrics.onRunError(RunExamples.failed());

        Scrape scrape = Scrape.of(metrics);

        assertThat(scrape.value("run_duration_seconds_count" + COMPLETED)).isZero();
        assertThat(scrape.value("run_duration_seconds_count" + FAILED)).isZero();
    }
}
