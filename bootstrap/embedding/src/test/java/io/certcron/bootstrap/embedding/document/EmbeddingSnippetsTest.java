package io.certcron.bootstrap.embedding.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.inject.AbstractModule;
import com.google.inject.BindingAnnotation;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import io.certcron.application.port.in.CertificationExpiryCron;
import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.in.ScheduledNightlyRun;
import io.certcron.application.port.out.BatchAnswer;
import io.certcron.application.port.out.CertificationManagementService;
import io.certcron.application.port.out.CertificationReminderService;
import io.certcron.application.port.out.ClaimedIntent;
import io.certcron.application.port.out.ItemAnswer;
import io.certcron.application.port.out.ServiceBatch;
import io.certcron.bootstrap.embedding.CertificationCron;
import io.certcron.bootstrap.embedding.CertificationCronModule;
import io.certcron.bootstrap.embedding.HttpServices;
import io.certcron.bootstrap.embedding.InvalidSettingsException;
import io.certcron.bootstrap.embedding.MentorPlatform;
import io.certcron.contract.RecordingManagementService;
import io.certcron.contract.RecordingReminderService;
import io.certcron.contract.ScriptedService;
import io.certcron.contract.SettableClock;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The code of docs/embedding.md, run. */
class EmbeddingSnippetsTest {

    private static final Instant NIGHT = Instant.parse("2026-11-21T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @RegisterExtension
    final MentorPlatform platform = MentorPlatform.migrated();

    @RegisterExtension
    final MentorPlatform otherPlatform = MentorPlatform.empty();

    private final Mailer mailer = new Mailer();

    private CertificationReminderService reminders() {
        return new MailReminders(mailer);
    }

    private CertificationManagementService management() {
        return new RecordingManagementService(
                new ScriptedService(item -> platform.pause(item.certificationId(), item.expiryDate())));
    }

    private DataSource runtime() {
        return platform.dataSource(MentorPlatform.RUNTIME);
    }

    @Test
    void aNightlyRun() {
        DataSource dataSource = runtime();
        try (HttpServices services = new HttpServices(platform)) {
            String reminders = services.address();
            String management = services.address();
            String reminderToken = HttpServices.TOKEN;
            String managementToken = HttpServices.TOKEN;

            // region nightly
            CertificationCron cron = CertificationCron.builder()
                    .dataSource(dataSource)
                    .reminderService(reminders, reminderToken)
                    .managementService(management, managementToken)
                    .zone(ZoneId.of("Europe/Oslo"))
                    .build();
            cron.scheduleNightlyRun("0 2 * * *");
            // endregion
            cron.close();
        }

        assertThat(platform.list("SELECT name || ' ' || cron_expression || ' ' || zone FROM certification_cron"))
                .containsExactly("nightly 0 2 * * * Europe/Oslo");
    }

    @Test
    void oneRunNow() {
        platform.certify(TODAY.plusDays(30));
        try (CertificationCron cron = CertificationCron.builder()
                .dataSource(runtime())
                .reminderService(reminders())
                .managementService(management())
                .zone(ZoneId.of("UTC"))
                .clock(new SettableClock(NIGHT))
                .build()) {

            // region once
            RunResult tonight = cron.executeExpiryCheck();
            RunResult preview = cron.executeExpiryCheck(RunRequest.tonight().asDryRun());
            RunResult pauses = cron.executeExpiryCheck(
                    RunRequest.tonight().covering(Workflow.AUTO_PAUSE).within(Duration.ofMinutes(10)));
            // endregion

            assertThat(List.of(tonight, preview, pauses))
                    .extracting(RunResult::status)
                    .containsOnly(RunStatus.COMPLETED);
            assertThat(preview.dryRun()).isTrue();
            assertThat(mailer.sent).hasSize(1);
        }
    }

    // region own-service
    static final class MailReminders implements CertificationReminderService {

        private final Mailer mailer;

        MailReminders(Mailer mailer) {
            this.mailer = mailer;
        }

        @Override
        public BatchAnswer sendReminders(ServiceBatch batch) {
            Map<IdempotencyKey, ItemAnswer> answers = new HashMap<>();
            for (ClaimedIntent intent : batch.intents()) {
                boolean isNew = mailer.send(intent.key().value(), intent.peerMentorId(), intent.expiryDate());
                answers.put(intent.key(), isNew ? new ItemAnswer.Done() : new ItemAnswer.Duplicate());
            }
            return new BatchAnswer.Answered(answers);
        }
    }
    // endregion

    @Test
    void theServicesAsOwnCode() {
        UUID certification = platform.certify(TODAY.plusDays(7));
        DataSource dataSource = runtime();
        CertificationManagementService management = management();
        Clock clock = new SettableClock(NIGHT);

        // region own-services
        try (CertificationCron cron = CertificationCron.builder()
                .dataSource(dataSource)
                .reminderService(new MailReminders(mailer))
                .managementService(management)
                .zone(ZoneId.of("Europe/Oslo"))
                .clock(clock)
                .build()) {
            cron.executeExpiryCheck();
        }
        // endregion

        assertThat(mailer.sent).containsExactly("reminder:" + certification + ":2026-11-28:7");
    }

    @Test
    void aGuiceModule() {
        DataSource dataSource = runtime();
        CertificationReminderService reminders = reminders();
        CertificationManagementService management = management();
        AbstractModule platformModule = new AbstractModule() {
            @Override
            protected void configure() {
                bind(DataSource.class).toInstance(dataSource);
                bind(CertificationReminderService.class).toInstance(reminders);
                bind(CertificationManagementService.class).toInstance(management);
            }
        };

        // region guice
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                platformModule,
                CertificationCronModule.create()
                        .dataSource(Key.get(DataSource.class))
                        .reminderService(Key.get(CertificationReminderService.class))
                        .managementService(Key.get(CertificationManagementService.class))
                        .settings(cron -> cron.zone(ZoneId.of("Europe/Oslo"))));
        injector.getInstance(CertificationExpiryCron.class).scheduleNightlyRun("0 2 * * *");
        // endregion
        injector.getInstance(CertificationCron.class).close();

        assertThat(platform.list("SELECT name FROM certification_cron")).containsExactly("nightly");
    }

    // region guice-annotations
    @BindingAnnotation
    @Retention(RetentionPolicy.RUNTIME)
    @interface North {}
    // endregion

    @Test
    void severalGuiceModulesInOneInjector() {
        DataSource northern = runtime();
        CertificationReminderService reminders = reminders();
        CertificationManagementService management = management();

        // region guice-twice
        CertificationCronModule north = CertificationCronModule.annotatedWith(North.class)
                .dataSource(Key.get(DataSource.class, North.class))
                .settings(cron -> cron.zone(ZoneId.of("Europe/Oslo"))
                        .reminderService(reminders)
                        .managementService(management));
        // endregion
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                binder -> binder.bind(Key.get(DataSource.class, North.class)).toInstance(northern),
                north);
        try (CertificationCron cron = injector.getInstance(Key.get(CertificationCron.class, North.class))) {
            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void aTableThatIsThereAlreadyAndItsMigration() {
        UUID licence = UUID.randomUUID();
        otherPlatform.run("CREATE SCHEMA mentors AUTHORIZATION " + MentorPlatform.OWNER);
        otherPlatform.run(
                "CREATE TABLE mentors.licences (id uuid PRIMARY KEY, mentor_id uuid, valid_until date, state text)");
        otherPlatform.run("ALTER TABLE mentors.licences OWNER TO " + MentorPlatform.OWNER);
        otherPlatform.run("INSERT INTO mentors.licences VALUES ('%s', '%s', '2026-12-05', 'renewed')"
                .formatted(licence, UUID.randomUUID()));
        DataSource dataSource = otherPlatform.dataSource(MentorPlatform.RUNTIME);
        DataSource owner = otherPlatform.dataSource(MentorPlatform.OWNER);
        String runtimeUser = MentorPlatform.RUNTIME;

        // region table
        CertificationCron cron = CertificationCron.builder()
                .dataSource(dataSource)
                .reminderService(reminders())
                .managementService(management())
                .zone(ZoneId.of("Europe/Oslo"))
                .table(table -> table.schema("mentors")
                        .name("licences")
                        .certificationId("id")
                        .peerMentorId("mentor_id")
                        .expiryDate("valid_until")
                        .status("state")
                        .pausedStatus("suspended"))
                .activeStatuses("valid", "renewed")
                .clock(new SettableClock(NIGHT))
                .build();
        // endregion
        try (cron) {
            // region migrate
            cron.migrate(owner, runtimeUser);
            // endregion
            cron.executeExpiryCheck();
        }

        assertThat(mailer.sent).containsExactly("reminder:" + licence + ":2026-12-05:14");
    }

    @Test
    void hooks() {
        List<String> pager = new ArrayList<>();
        try (CertificationCron cron = CertificationCron.builder()
                .dataSource(runtime())
                .reminderService(reminders())
                .managementService(management())
                .zone(ZoneId.of("UTC"))
                // region hooks
                .listener(new RunListener() {
                    @Override
                    public void onRunComplete(RunResult result) {
                        if (result.status() != RunStatus.COMPLETED) {
                            pager.add("run " + result.runId() + " ended as " + result.status());
                        }
                    }

                    @Override
                    public void onRunError(RunError error) {
                        pager.add("run " + error.runId() + " failed: " + error.code());
                    }
                })
                // endregion
                .build()) {
            cron.executeExpiryCheck();
        }

        assertThat(pager).isEmpty();
    }

    @Test
    void takingPartForAWhile() {
        try (CertificationCron cron = CertificationCron.builder()
                .dataSource(runtime())
                .reminderService(reminders())
                .managementService(management())
                .zone(ZoneId.of("UTC"))
                .build()) {
            // region handle
            ScheduledNightlyRun nightly = cron.scheduleNightlyRun("0 2 * * *");
            nightly.close();
            // endregion
            assertThat(platform.list("SELECT name FROM certification_cron")).containsExactly("nightly");
        }
    }

    @Test
    void tuning() {
        try (HttpServices services = new HttpServices(platform)) {
            String jdbcUrl = platform.jdbcUrl();
            String user = MentorPlatform.RUNTIME;
            String password = "";
            String address = services.address();
            String token = HttpServices.TOKEN;

            // region tuning
            CertificationCron cron = CertificationCron.builder()
                    .database(jdbcUrl, user, password)
                    .poolSize(20)
                    .reminderService(address, token)
                    .managementService(address, token)
                    .zone(ZoneId.of("Europe/Oslo"))
                    .thresholds(60, 30, 7)
                    .catchUpMaxDays(7)
                    .brake(500, 0.10)
                    .dispatch(dispatch -> dispatch.workers(24).chunkMentors(25))
                    .http(http -> http.callTimeout(Duration.ofSeconds(15)))
                    .node(node -> node.tick(Duration.ofSeconds(2)))
                    .build();
            // endregion
            try (cron) {
                assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
            }
        }
    }

    @Test
    void functionsOfSupabase() {
        UUID reminded = platform.certify(TODAY.plusDays(30));
        UUID paused = platform.certify(TODAY);
        try (HttpServices services = new HttpServices(platform)) {
            String projectUrl = services.address();
            String secretKey = HttpServices.SECRET_KEY;
            try (CertificationCron cron = CertificationCron.builder()
                    .dataSource(runtime())
                    // region supabase
                    .supabaseReminderService(projectUrl, "send_certification_reminders", secretKey)
                    .supabaseManagementService(projectUrl, "auto_pause_certifications", secretKey)
                    // endregion
                    .zone(ZoneId.of("UTC"))
                    .clock(new SettableClock(NIGHT))
                    .build()) {
                assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
            }
            assertThat(services.keys())
                    .containsExactlyInAnyOrder(
                            "reminder:" + reminded + ":2026-12-21:30", "auto-pause:" + paused + ":2026-11-21");
        }
    }

    @Test
    void aTestOfTheEmbeddersOwn() {
        DataSource dataSource = runtime();
        UUID certification = platform.certify(TODAY.plusDays(30));

        // region test
        SettableClock clock = new SettableClock(Instant.parse("2026-11-21T02:00:00Z"));
        RecordingReminderService reminders = new RecordingReminderService();
        RecordingManagementService management = new RecordingManagementService(
                new ScriptedService(item -> platform.pause(item.certificationId(), item.expiryDate())));
        try (CertificationCron cron = CertificationCron.builder()
                .dataSource(dataSource)
                .reminderService(reminders)
                .managementService(management)
                .zone(ZoneId.of("UTC"))
                .clock(clock)
                .build()) {
            for (int day = 0; day <= 30; day++) {
                assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
                clock.advance(Duration.ofDays(1));
            }
        }
        assertThat(reminders.farSide().effects())
                .extracting(IdempotencyKey::value)
                .containsExactly(
                        "reminder:" + certification + ":2026-12-21:30",
                        "reminder:" + certification + ":2026-12-21:14",
                        "reminder:" + certification + ":2026-12-21:7");
        assertThat(management.farSide().effects()).hasSize(1);
        // endregion
    }

    @Test
    void faults() throws IOException {
        DataSource dataSource = runtime();

        // region faults
        Throwable refused = catchThrowable(() -> CertificationCron.builder()
                .dataSource(dataSource)
                .reminderService("reminders.example.org", "secret")
                .managementService(management())
                .thresholds(30, 30)
                .build());
        // endregion

        assertThat(refused).isInstanceOf(InvalidSettingsException.class);
        assertThat(Files.readString(Path.of("..", "..", "docs", "embedding.md")))
                .contains("```\n" + refused.getMessage() + "\n```");
    }

    /** What a platform sends mail with. */
    static final class Mailer {

        private final Set<String> sent = new HashSet<>();

        synchronized boolean send(String key, UUID mentor, LocalDate expiryDate) {
            return sent.add(key);
        }
    }
}
