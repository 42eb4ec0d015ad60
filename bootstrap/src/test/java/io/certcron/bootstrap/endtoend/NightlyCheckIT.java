package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static io.certcron.bootstrap.endtoend.Platform.certification;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.log.LogLines;
import io.certcron.domain.Certification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code execute} against a PostgreSQL and two services that somebody else started. */
class NightlyCheckIT {

    private static final String[] TONIGHT = {"execute", "--business-date", TODAY.toString()};

    private Platform platform;

    @BeforeEach
    void start() {
        platform = Platform.start();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void sendsExactlyWhatIsDueAndASecondTimeNothing() {
        Certification at30 = active(TODAY.plusDays(30));
        Certification at14 = active(TODAY.plusDays(14));
        Certification at7 = active(TODAY.plusDays(7));
        Certification today = active(TODAY);
        platform.insert(at30, at14, at7, today);
        platform.insert(active(TODAY.plusDays(29)), active(TODAY.plusDays(31)), active(TODAY.minusDays(1)));
        platform.insert(active(TODAY.plusDays(13)), active(TODAY.plusDays(15)), active(TODAY.plusDays(6)));
        platform.insert(active(TODAY.plusDays(8)), active(TODAY.plusDays(1)));
        for (int days : List.of(30, 14, 7, 0)) {
            platform.insert(
                    certification(TODAY.plusDays(days), "paused"), certification(TODAY.plusDays(days), "draft"));
        }

        JobProcess.Finished first = JobProcess.run(platform.settings(), TONIGHT);

        String[] due = {
            "auto-pause:" + today.certificationId() + ":" + TODAY,
            "reminder:" + at30.certificationId() + ":" + TODAY.plusDays(30) + ":30",
            "reminder:" + at14.certificationId() + ":" + TODAY.plusDays(14) + ":14",
            "reminder:" + at7.certificationId() + ":" + TODAY.plusDays(7) + ":7"
        };
        assertThat(first.exitCode()).as(first.stderr()).isZero();
        LogLines.allValid(first.stdout());
        assertThat(platform.effects()).containsExactlyInAnyOrder(due);
        assertThat(platform.count("certifications WHERE status = 'paused' AND certification_id = '"
                        + today.certificationId() + "'"))
                .isOne();

        JobProcess.Finished second = JobProcess.run(platform.settings(), TONIGHT);

        assertThat(second.exitCode()).isZero();
        LogLines.allValid(second.stdout());
        assertThat(platform.count("certcron_sandbox.sandbox_effect WHERE deliveries > 1"))
                .isZero();
        assertThat(platform.effects()).containsExactlyInAnyOrder(due);
    }

    @Test
    void twoStartedAtTheSameMomentSendEachKeyOnce() {
        List<Certification> due = new ArrayList<>();
        IntStream.range(0, 1_500)
                .forEach(
                        i -> due.add(active(TODAY.plusDays(List.of(30, 14, 7, 0).get(i % 4)))));
        platform.insert(due);
        platform.services().reminders().answerAfter(Duration.ofMillis(20));

        JobProcess one = JobProcess.start(platform.settings(), TONIGHT);
        JobProcess other = JobProcess.start(platform.settings(), TONIGHT);

        assertThat(one.await(Duration.ofMinutes(1)).exitCode()).isZero();
        assertThat(other.await(Duration.ofMinutes(1)).exitCode()).isZero();
        assertThat(platform.count("certcron_sandbox.sandbox_effect WHERE deliveries = 1"))
                .isEqualTo(1_500);
        assertThat(platform.count("certcron_sandbox.sandbox_effect")).isEqualTo(1_500);
        assertThat(platform.count("certification_idempotency_log WHERE status <> 'DONE'"))
                .isZero();
        assertThat(platform.count("certification_cron_run WHERE status = 'COMPLETED'"))
                .isEqualTo(2);
    }

    @Test
    void aDryRunCountsAndWritesARowForItselfAlone() {
        platform.insert(active(TODAY), active(TODAY.plusDays(30)));

        JobProcess.Finished dry = JobProcess.run(platform.settings(), "execute", "--dry-run");

        assertThat(dry.exitCode()).isZero();
        assertThat(LogLines.allValid(dry.stdout()).stream())
                .anySatisfy(event ->
                        assertThat(event.at("/context/pauses_planned").asInt()).isOne());
        assertThat(platform.effects()).isEmpty();
        assertThat(platform.count("certification_idempotency_log")).isZero();
        assertThat(platform.count("cron_audit_log")).isZero();
        assertThat(platform.count("certification_cron_run WHERE dry_run")).isOne();
    }

    @Test
    void stopsWhenItsTimeIsUpAndTheNextRunCarriesOn() {
        List<Certification> due = new ArrayList<>();
        IntStream.range(0, 3_000).forEach(i -> due.add(active(TODAY.plusDays(30))));
        platform.insert(due);
        platform.services().reminders().answerAfter(Duration.ofMillis(300));

        JobProcess.Finished cutShort = JobProcess.run(platform.settings(), "execute", "--time-budget", "1s");
        long sentBefore = platform.effects().size();
        platform.services().reminders().answerAfter(Duration.ZERO);
        JobProcess.Finished next = JobProcess.run(platform.settings(), "execute");

        assertThat(cutShort.exitCode()).isEqualTo(11);
        assertThat(LogLines.allValid(cutShort.stdout()).withCode("RUN_INCOMPLETE"))
                .hasSize(1);
        assertThat(sentBefore).isLessThan(3_000);
        assertThat(next.exitCode()).isZero();
        assertThat(platform.count("certcron_sandbox.sandbox_effect WHERE deliveries = 1"))
                .isEqualTo(3_000);
    }

    @Test
    void onlyItsWorkflowIsDone() {
        platform.insert(active(TODAY), active(TODAY.plusDays(30)));

        JobProcess.Finished pauses = JobProcess.run(platform.settings(), "execute", "--workflow", "auto_pause");

        assertThat(pauses.exitCode()).isZero();
        assertThat(platform.effects()).singleElement().asString().startsWith("auto-pause:");
    }

    @Test
    void aBusinessDateInTheFutureIsRefused() {
        JobProcess.Finished refused = JobProcess.run(
                platform.settings(Map.of()),
                "execute",
                "--business-date",
                TODAY.plusDays(2).toString());

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(LogLines.allValid(refused.stdout()).withCode("USAGE_INVALID"))
                .hasSize(1);
        assertThat(refused.stderr()).contains("must not be in the future");
    }
}
