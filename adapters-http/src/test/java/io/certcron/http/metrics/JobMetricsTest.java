package io.certcron.http.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.log.EventContext;
import io.certcron.application.log.EventLog;
import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.JobFigures.IntentKind;
import io.certcron.application.port.out.JobFigures.IntentOutcome;
import io.certcron.application.port.out.JobFigures.RunKind;
import io.certcron.contract.SettableClock;
import io.certcron.domain.Channel;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import io.certcron.domain.SkipReason;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobMetricsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");

    private final SettableClock clock = new SettableClock(NOW);
    private final ScriptedStatistics statistics = new ScriptedStatistics();
    private final AtomicLong dropped = new AtomicLong();
    private final JobMetrics metrics = new JobMetrics(statistics, dropped::get, "1.2.3", clock);

    @AfterEach
    void close() {
        statistics.answerAgain();
        metrics.close();
    }

    @Test
    void everyLabelValueIsThereBeforeAnythingHasHappened() {
        Scrape scrape = Scrape.of(metrics);

        for (Workflow workflow : Workflow.values()) {
            assertThat(scrape.value("last_success_timestamp_seconds{workflow=\"" + workflow + "\"}"))
                    .isNaN();
            assertThat(scrape.value("runs_in_progress{workflow=\"" + workflow + "\"}"))
                    .isZero();
            for (String status : new String[] {"COMPLETED", "COMPLETED_WITH_FAILURES", "INCOMPLETE", "FAILED"}) {
                String labels = "{status=\"" + status + "\",workflow=\"" + workflow + "\"}";
                assertThat(scrape.value("runs_total" + labels)).isZero();
                assertThat(scrape.value("run_duration_seconds_count" + labels)).isZero();
            }
        }
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(scrape.value("run_errors_total{error_code=\"" + code + "\"}"))
                    .isZero();
        }
        for (Channel channel : Channel.values()) {
            for (IntentOutcome outcome : IntentOutcome.values()) {
                assertThat(scrape.value("intents_total{action=\"" + channel + "\",outcome=\"" + outcome + "\"}"))
                        .isZero();
            }
            assertThat(scrape.value("backlog{action=\"" + channel + "\"}")).isZero();
            assertThat(scrape.value("oldest_unsettled_age_seconds{action=\"" + channel + "\"}"))
                    .isZero();
            assertThat(scrape.value("channel_stopped_total{action=\"" + channel + "\"}"))
                    .isZero();
        }
        for (SkipReason reason : SkipReason.values()) {
            assertThat(scrape.value("slots_skipped_total{reason=\"" + reason + "\"}"))
                    .isZero();
        }
        for (DispatchOutcome outcome : DispatchOutcome.values()) {
            for (String service : new String[] {"reminder", "management"}) {
                assertThat(scrape.value("dispatch_duration_seconds_count{outcome=\"" + outcome + "\",service=\""
                                + service + "\"}"))
                        .isZero();
            }
        }
        assertThat(scrape.value("missed_pauses")).isNaN();
        assertThat(scrape.value("log_events_dropped_total")).isZero();
        assertThat(scrape.value("statistics_up")).isEqualTo(1);
        assertThat(scrape.value("start_timestamp_seconds")).isEqualTo((double) NOW.getEpochSecond());
        assertThat(scrape.value("build_info{version=\"1.2.3\"}")).isEqualTo(1);
    }

    @Test
    void showsTheFiguresOfTheDatabase() {
        statistics.show(new JobFigures(
                Map.of(
                        new RunKind(Workflow.ALL, RunStatus.COMPLETED), 300L,
                        new RunKind(Workflow.ALL, RunStatus.FAILED), 2L,
                        new RunKind(Workflow.ALL, RunStatus.RUNNING), 1L),
                Map.of(Workflow.REMINDERS, NOW.minusSeconds(3_600)),
                Map.of(new IntentKind(Channel.AUTO_PAUSE, IntentOutcome.DONE_BEFORE), 7L),
                Map.of(Channel.REMINDER, 50L),
                Map.of(Channel.REMINDER, NOW.minusSeconds(90)),
                1_500,
                Optional.of(4L),
                2,
                Map.of(SkipReason.OUTSIDE_WINDOW, 3L),
                1));

        Scrape scrape = Scrape.of(metrics);

        assertThat(scrape.value("runs_total{status=\"COMPLETED\",workflow=\"ALL\"}"))
                .isEqualTo(300);
        assertThat(scrape.value("runs_total{status=\"FAILED\",workflow=\"ALL\"}"))
                .isEqualTo(2);
        assertThat(scrape.has("runs_total{status=\"RUNNING\",workflow=\"ALL\"}"))
                .isFalse();
        assertThat(scrape.value("runs_in_progress{workflow=\"ALL\"}")).isEqualTo(1);
        assertThat(scrape.value("last_success_timestamp_seconds{workflow=\"REMINDERS\"}"))
                .isEqualTo((double) NOW.getEpochSecond() - 3_600);
        assertThat(scrape.value("intents_total{action=\"AUTO_PAUSE\",outcome=\"DONE_BEFORE\"}"))
                .isEqualTo(7);
        assertThat(scrape.value("backlog{action=\"REMINDER\"}")).isEqualTo(50);
        assertThat(scrape.value("oldest_unsettled_age_seconds{action=\"REMINDER\"}"))
                .isEqualTo(90);
        assertThat(scrape.value("held_pauses")).isEqualTo(1_500);
        assertThat(scrape.value("brake_engaged")).isEqualTo(1);
        assertThat(scrape.value("missed_pauses")).isEqualTo(4);
        assertThat(scrape.value("missed_pause_reports_unresolved")).isEqualTo(2);
        assertThat(scrape.value("slots_skipped_total{reason=\"OUTSIDE_WINDOW\"}"))
                .isEqualTo(3);
        assertThat(scrape.value("orphaned_runs")).isEqualTo(1);
    }

    @Test
    void asksTheDatabaseEveryTenSecondsAtMost() {
        Scrape.of(metrics);
        Scrape.of(metrics);
        clock.advance(FiguresReader.INTERVAL);
        Scrape.of(metrics);
        assertThat(statistics.reads()).isEqualTo(1);

        clock.advance(Duration.ofMillis(1));
        Scrape.of(metrics);

        assertThat(statistics.reads()).isEqualTo(2);
    }

    @Test
    void readsOnWhereTheClockIsSetBack() {
        Scrape.of(metrics);
        clock.advance(Duration.ofHours(-1));

        Scrape.of(metrics);

        assertThat(statistics.reads()).isEqualTo(2);
    }

    @Test
    void aCounterDoesNotFallWhenOldRunsAreDeleted() {
        statistics.show(completedRuns(500));
        Scrape.of(metrics);
        showNext(completedRuns(400));
        assertThat(completedRuns()).isEqualTo(500);

        showNext(completedRuns(403));

        assertThat(completedRuns()).isEqualTo(503);
    }

    @Test
    void whileTheDatabaseIsAwayCountersStandStillAndTheRestBecomesUnknown() {
        statistics.show(completedRuns(500));
        Scrape.of(metrics);
        statistics.fail();
        clock.advance(Duration.ofSeconds(30));

        Scrape soon = Scrape.of(metrics);
        assertThat(soon.value("statistics_up")).isZero();
        assertThat(soon.value("held_pauses")).isZero();

        clock.advance(Duration.ofSeconds(31));
        Scrape later = Scrape.of(metrics);
        assertThat(later.value("statistics_up")).isZero();
        assertThat(later.value("held_pauses")).isNaN();
        assertThat(later.value("backlog{action=\"REMINDER\"}")).isNaN();
        assertThat(later.value("runs_total{status=\"COMPLETED\",workflow=\"ALL\"}"))
                .isEqualTo(500);
        assertThat(later.value("last_success_timestamp_seconds{workflow=\"ALL\"}"))
                .isEqualTo((double) NOW.getEpochSecond());

        showNext(completedRuns(501));
        assertThat(completedRuns()).isEqualTo(501);
        assertThat(Scrape.of(metrics).value("statistics_up")).isEqualTo(1);
    }

    @Test
    void aProcessThatHasNeverSeenTheDatabaseShowsNothingOfIt() {
        statistics.fail();

        Scrape scrape = Scrape.of(metrics);

        assertThat(scrape.value("statistics_up")).isZero();
        assertThat(scrape.text()).doesNotContain("certification_cron_runs_total", "certification_cron_backlog");
        assertThat(scrape.value("run_errors_total{error_code=\"RUN_LOST\"}")).isZero();
    }

    @Test
    void doesNotWaitLongForADatabaseThatDoesNotAnswer() {
        statistics.show(completedRuns(500));
        Scrape.of(metrics);
        statistics.hang();
        clock.advance(Duration.ofSeconds(11));

        long start = System.nanoTime();
        Scrape scrape = Scrape.of(metrics);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .as("Prometheus gives a scrape ten seconds")
                .isLessThan(Duration.ofSeconds(8));
        assertThat(scrape.value("statistics_up")).isZero();
        assertThat(scrape.value("runs_total{status=\"COMPLETED\",workflow=\"ALL\"}"))
                .isEqualTo(500);
        Scrape.of(metrics);
        assertThat(statistics.reads()).isEqualTo(2);
    }

    @Test
    void aScrapeAfterTheEndIsAnswered() {
        metrics.close();

        assertThat(Scrape.of(metrics).value("statistics_up")).isZero();
    }

    @Test
    void countsWhatTheLogIsTold() {
        EventLog log = new EventLog(metrics);
        log.logEvent(Severity.WARN, ErrorCode.RUN_LOST, "once", EventContext.NONE);
        log.logEvent(
                Severity.ERROR, ErrorCode.CHANNEL_STOPPED, "stopped", EventContext.NONE.code("channel", "AUTO_PAUSE"));
        dropped.set(12);

        Scrape scrape = Scrape.of(metrics);

        assertThat(scrape.value("run_errors_total{error_code=\"RUN_LOST\"}")).isEqualTo(1);
        assertThat(scrape.value("run_errors_total{error_code=\"CHANNEL_STOPPED\"}"))
                .isEqualTo(1);
        assertThat(scrape.value("channel_stopped_total{action=\"AUTO_PAUSE\"}")).isEqualTo(1);
        assertThat(scrape.value("channel_stopped_total{action=\"REMINDER\"}")).isZero();
        assertThat(scrape.value("log_events_dropped_total")).isEqualTo(12);
    }

    private void showNext(JobFigures next) {
        statistics.show(next);
        clock.advance(Duration.ofSeconds(11));
        Scrape.of(metrics);
    }

    private double completedRuns() {
        return Scrape.of(metrics).value("runs_total{status=\"COMPLETED\",workflow=\"ALL\"}");
    }

    private static JobFigures completedRuns(long count) {
        return new JobFigures(
                Map.of(new RunKind(Workflow.ALL, RunStatus.COMPLETED), count),
                Map.of(Workflow.ALL, NOW),
                Map.of(),
                Map.of(),
                Map.of(),
                0,
                Optional.of(0L),
                0,
                Map.of(),
                0);
    }
}
