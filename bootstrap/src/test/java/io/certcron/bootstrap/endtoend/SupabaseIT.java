package io.certcron.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.bootstrap.log.LogLines;
import io.certcron.domain.Certification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The jar against a Supabase project: its database is the job's, and its functions are both services. */
class SupabaseIT {

    private static final String REMINDER_KEY = "sb_secret_reminders0123456789";
    private static final String MANAGEMENT_KEY = "sb_secret_management0123456789";

    private final SupabaseProject project = SupabaseProject.ready();
    private final DataApi api = new DataApi(
            project, new LegacyKeys(), Map.of(REMINDER_KEY, "service_role", MANAGEMENT_KEY, "service_role"));

    @AfterEach
    void stop() {
        api.close();
        project.close();
    }

    @Test
    void aNightIsDoneOnceThoughTheFirstRequestsCanNotBeSerialised() {
        List<Certification> due = new ArrayList<>();
        IntStream.range(0, 400)
                .forEach(each -> due.add(Platform.active(
                        Platform.TODAY.plusDays(List.of(30, 14, 7, 0).get(each % 4)))));
        project.insert(due);
        project.execute(FailingAtFirst.INSTALL);

        JobProcess.Finished first = JobProcess.run(settings(), "execute");
        JobProcess.Finished second = JobProcess.run(settings(), "execute");

        assertThat(first.exitCode()).as(first.stderr()).isZero();
        assertThat(second.exitCode()).isZero();
        LogLines.allValid(first.stdout());
        assertThat(first.stdout()).anySatisfy(line -> assertThat(line).contains("40001"));
        assertThat(project.count("certification_service.reminder_outbox")).isEqualTo(300);
        assertThat(project.count("certifications WHERE status = 'paused'")).isEqualTo(100);
        assertThat(project.count("certification_idempotency_log WHERE status = 'DONE'"))
                .isEqualTo(400);
        assertThat(project.count("cron_audit_log WHERE missed_pause_count = 0")).isEqualTo(2);
        assertNoKeyIn(first);
        assertThat(api.received())
                .isNotEmpty()
                .allSatisfy(headers -> assertThat(headers).containsKey("apikey").doesNotContainKey("authorization"));
    }

    @Test
    void aWrongKeyStopsBothChannelsAndIsNotLogged() {
        project.insert(List.of(Platform.active(Platform.TODAY), Platform.active(Platform.TODAY.plusDays(30))));
        Map<String, String> wrong = settings();
        wrong.put("CERTCRON_REMINDER_TOKEN", "sb_secret_canary_of_another");
        wrong.put("CERTCRON_MANAGEMENT_TOKEN", "sb_secret_canary_of_yet_another");

        JobProcess.Finished run = JobProcess.run(wrong, "execute");

        assertThat(run.exitCode()).isEqualTo(10);
        assertThat(LogLines.allValid(run.stdout()).withCode("SERVICE_UNAUTHORIZED"))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(String.join("\n", run.stdout()) + run.stderr()).doesNotContain("canary");
    }

    @Test
    void doctorFindsNothingWrong() {
        JobProcess.Finished healthy = JobProcess.run(settings(), "doctor");

        assertThat(healthy.stdout()).as(healthy.stderr()).anySatisfy(line -> assertThat(line)
                .contains("honours the health check"));
        assertThat(healthy.exitCode()).as(String.join("\n", healthy.stdout())).isZero();
        assertNoKeyIn(healthy);
    }

    @Test
    void doctorNamesAFunctionThatIsMissing() {
        Map<String, String> elsewhere = settings();
        elsewhere.put("CERTCRON_REMINDER_FUNCTION", "send_mail");

        JobProcess.Finished ill = JobProcess.run(elsewhere, "doctor");

        assertThat(ill.exitCode()).isNotZero();
        assertThat(String.join("\n", ill.stdout()))
                .contains("Create the function send_mail by docs/supabase/functions.sql");
    }

    private static void assertNoKeyIn(JobProcess.Finished process) {
        assertThat(String.join("\n", process.stdout()) + process.stderr())
                .doesNotContain("reminders0123456789", "management0123456789");
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("CERTCRON_DATABASE_URL", project.jdbcUrl());
        settings.put("CERTCRON_DATABASE_USER", SupabaseProject.JOB);
        settings.put("CERTCRON_DATABASE_PASSWORD", "unused-by-trust");
        settings.put("CERTCRON_REMINDER_URL", api.url().toString());
        settings.put("CERTCRON_REMINDER_KIND", "supabase");
        settings.put("CERTCRON_REMINDER_TOKEN", REMINDER_KEY);
        settings.put("CERTCRON_MANAGEMENT_URL", api.url().toString());
        settings.put("CERTCRON_MANAGEMENT_KIND", "supabase");
        settings.put("CERTCRON_MANAGEMENT_TOKEN", MANAGEMENT_KEY);
        settings.put("CERTCRON_DISPATCH_BACKOFF_FIRST", "100ms");
        return settings;
    }
}
