package io.certcron.bootstrap.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class ScheduledRunTest {

    private static final String EVERY_SECOND = "* * * * * ?";
    private static final Duration SECOND = Duration.ofSeconds(1);

    @RegisterExtension
    final MentorPlatform platform = MentorPlatform.migrated();

    private final Night night = new Night(platform);

    @Test
    void runsByItselfWhenTheExpressionIsDue() {
        UUID today = platform.certify(LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC));
        List<RunResult> told = new CopyOnWriteArrayList<>();
        try (CertificationCron cron = ticking(told)) {
            cron.scheduleNightlyRun(EVERY_SECOND);

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> platform.statusOf(today).equals("paused") && !told.isEmpty());
        }

        assertThat(told).extracting(RunResult::status).containsOnly(RunStatus.COMPLETED);
        assertThat(night.effects()).hasSize(1);
        assertThat(platform.list("SELECT name FROM certification_cron")).containsExactly("nightly");
    }

    @Test
    void runsNoMoreOnceTheHandleIsClosed() {
        List<RunResult> told = new CopyOnWriteArrayList<>();
        try (CertificationCron cron = ticking(told)) {
            try (ScheduledNightlyRun nightly = cron.scheduleNightlyRun(EVERY_SECOND)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> !told.isEmpty());
            }
            await().during(SECOND).until(() -> runsUnderWay() == 0);
            int ended = told.size();

            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(4)).until(() -> told.size() == ended);
            assertThat(platform.list("SELECT enabled FROM certification_cron")).containsExactly("t");
        }
    }

    @Test
    void isSharedByTwoThatKeepOneSchedule() {
        List<RunResult> told = new CopyOnWriteArrayList<>();
        try (CertificationCron one = ticking(told);
                CertificationCron other = ticking(told)) {
            one.scheduleNightlyRun(EVERY_SECOND);
            other.scheduleNightlyRun(EVERY_SECOND);

            await().atMost(Duration.ofSeconds(30)).until(() -> told.size() >= 3);
        }

        assertThat(platform.list(
                        "SELECT 1 FROM certification_cron_run GROUP BY cron_id, scheduled_for HAVING count(*) > 1"))
                .isEmpty();
    }

    @Test
    void refusesAnExpressionThatCannotBeReadAndNamesItsFault() {
        try (CertificationCron cron = night.builder().build()) {
            assertThatThrownBy(() -> cron.scheduleNightlyRun("0 25 * * *"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("25");
        }
        assertThat(platform.list("SELECT name FROM certification_cron")).isEmpty();
    }

    /** By the real time, which the schedule goes by. */
    private CertificationCron ticking(List<RunResult> told) {
        return CertificationCron.builder()
                .dataSource(platform.dataSource(MentorPlatform.RUNTIME))
                .reminderService(night.reminders())
                .managementService(night.management())
                .zone(Night.UTC)
                .node(node -> node.tick(SECOND))
                .listener(new RunListener() {
                    @Override
                    public void onRunComplete(RunResult result) {
                        told.add(result);
                    }
                })
                .build();
    }

    private int runsUnderWay() {
        return Integer.parseInt(platform.ask("SELECT count(*) FROM certification_cron_run WHERE status = 'RUNNING'"));
    }
}
