package io.certcron.bootstrap.endtoend;

import static io.certcron.bootstrap.endtoend.Platform.TODAY;
import static io.certcron.bootstrap.endtoend.Platform.active;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.log.LogLines;
import io.certcron.domain.Certification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** {@code schedules}, {@code held-pauses} and {@code retain}. */
class OperatorToolsIT {

    @Test
    void keepsSchedules() {
        try (Platform platform = Platform.start()) {
            assertThat(done(platform, "schedules", "add", "nightly", "0 2 * * *", "--zone", "Europe/Oslo"))
                    .contains("Created the schedule 'nightly'.", "Runs at 02:00 every day, in Europe/Oslo.")
                    .containsPattern("next +\\w{3} \\d{4}-\\d\\d-\\d\\d 02:00");
            assertThat(platform.count("certification_cron_slot WHERE decided_at IS NULL"))
                    .isEqualTo(1);

            assertThat(done(platform, "schedules", "change", "nightly", "--rename", "weekly", "--cron", "@weekly"))
                    .contains("Changed the schedule 'nightly'.", "weekly", "00:00");
            assertThat(done(platform, "schedules", "pause", "weekly", "--reason", "maintenance"))
                    .contains("Paused the schedule 'weekly'", "paused    maintenance");
            assertThat(done(platform, "schedules", "list", "--json"))
                    .startsWith("[{\"cron_id\":")
                    .contains("\"name\":\"weekly\"", "\"pause_reason\":\"maintenance\"", "\"next_fire_time\":null");
            assertThat(done(platform, "schedules", "resume", "weekly")).contains("Resumed the schedule 'weekly'.");
            assertThat(done(platform, "schedules", "delete", "weekly")).contains("Its runs stay.");
            assertThat(platform.count("certification_cron")).isZero();
        }
    }

    @Test
    void refusesWhatItCannotDoToSchedulesAndChangesNothing() {
        try (Platform platform = Platform.start()) {
            done(platform, "schedules", "add", "nightly", "@daily", "--paused", "--reason", "not yet");

            assertThat(refused(platform, "schedules", "add", "nightly", "@hourly"))
                    .contains("already", "Nothing was changed");
            assertThat(refused(platform, "schedules", "resume", "nigthly")).contains("did you mean 'nightly'?");
            assertThat(refused(platform, "schedules", "change", "nightly", "--cron", "0 25 * * *"))
                    .contains("field 2 (hour)");
            assertThat(platform.column(
                            "SELECT cron_expression || ' ' || zone || ' ' || version FROM certification_cron"))
                    .containsExactly("@daily UTC 1");

            platform.execute("DROP TABLE certification_cron_schema_history");
            assertThat(refused(platform, "schedules", "list")).contains("run 'migrate'");
        }
    }

    @Test
    void decidesOnHeldPauses() {
        try (Platform platform = Platform.start()) {
            List<Certification> expiring = platform.insert(active(TODAY), active(TODAY), active(TODAY));
            String released = expiring.get(0).certificationId().toString();
            String unknown = UUID.randomUUID().toString();
            Map<String, String> tightBrake = platform.settings(Map.of("BRAKE_MAX_PAUSES", "0", "BRAKE_MAX_SHARE", "0"));
            assertThat(JobProcess.run(tightBrake, "execute").exitCode()).isEqualTo(10);

            assertThat(done(platform, "held-pauses", "list"))
                    .contains("Held pauses: 3.", released, TODAY.toString(), "yes");
            assertThat(refused(platform, "held-pauses", "release", "--certification", released, unknown))
                    .contains("No pause is held of " + unknown, "Nothing was changed");
            assertThat(done(platform, "held-pauses", "release", "--certification", released))
                    .contains("Released 1 held pause.", "execute --workflow AUTO_PAUSE");
            assertThat(refused(platform, "held-pauses", "drop", "--all"))
                    .contains("This would drop 2 held pauses", "--yes");
            assertThat(done(platform, "held-pauses", "list", "--json"))
                    .startsWith("{\"count\":2,\"held_pauses\":[{\"certification_id\":")
                    .doesNotContain(released);

            JobProcess.Finished dropped = JobProcess.run(platform.settings(), "held-pauses", "drop", "--all", "--yes");
            assertThat(dropped.stdout()).containsExactly("Dropped 2 held pauses. They are never sent.");
            assertThat(LogLines.allValid(dropped.stderr().lines().toList()).withCode("PAUSE_DROPPED"))
                    .hasSize(1);

            assertThat(JobProcess.run(platform.settings(), "execute").exitCode())
                    .isZero();
            assertThat(platform.effects()).containsExactly("auto-pause:" + released + ":" + TODAY);
        }
    }

    @Test
    void deletesWhatIsOld() {
        try (Platform platform = Platform.start()) {
            DueWork.insert(platform, 3, 2);
            assertThat(JobProcess.run(platform.settings(), "execute").exitCode())
                    .isZero();
            platform.execute(
                    """
                    UPDATE certification_idempotency_log
                    SET planned_at = now() - interval '401 days'
                    WHERE action = 'REMINDER'
                    """);

            assertThat(done(platform, "retain", "--dry-run")).contains("Nothing was deleted.");
            assertThat(refused(platform, "retain")).contains("Only the owner of the schema may delete");
            assertThat(platform.count("certification_idempotency_log")).isEqualTo(5);

            JobProcess.Finished swept = JobProcess.run(platform.ownerSettings(), "retain");
            assertThat(swept.exitCode()).as(swept.stderr()).isZero();
            assertThat(swept.stdout()).containsExactly("Deleted 3 intents, 0 runs, 0 slots and 0 counts of workers.");
            assertThat(platform.count("certification_idempotency_log WHERE action = 'AUTO_PAUSE'"))
                    .isEqualTo(2);
            assertThat(platform.count("cron_audit_log")).isEqualTo(1);
        }
    }

    private static String done(Platform platform, String... arguments) {
        JobProcess.Finished finished = JobProcess.run(platform.settings(), arguments);
        assertThat(finished.exitCode()).as(finished.stderr()).isZero();
        return String.join("\n", finished.stdout());
    }

    private static String refused(Platform platform, String... arguments) {
        JobProcess.Finished finished = JobProcess.run(platform.settings(), arguments);
        assertThat(finished.exitCode()).as(String.join(" ", arguments)).isEqualTo(2);
        assertThat(finished.stdout()).isEmpty();
        return finished.stderr();
    }
}
