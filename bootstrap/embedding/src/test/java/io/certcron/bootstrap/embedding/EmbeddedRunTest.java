package io.certcron.bootstrap.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.certcron.application.port.in.RunListener;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.StorageException;
import io.certcron.contract.SettableClock;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EmbeddedRunTest {

    @RegisterExtension
    final MentorPlatform platform = MentorPlatform.migrated();

    private final Night night = new Night(platform);

    @Test
    void remindsAndPausesAndFindsNothingToDoTheSecondTime() {
        UUID today = platform.certify(Night.TODAY);
        UUID inThirtyDays = platform.certify(Night.TODAY.plusDays(30));
        platform.certify(Night.TODAY.plusDays(90));
        try (CertificationCron cron = night.builder().build()) {
            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);

            assertThat(night.effects())
                    .containsExactly(
                            "auto-pause:" + today + ":2026-11-21", "reminder:" + inThirtyDays + ":2026-12-21:30");
            assertThat(platform.statusOf(today)).isEqualTo("paused");

            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(night.reminders().farSide().requests()).hasSize(1);
            assertThat(night.management().farSide().requests()).hasSize(1);
        }
    }

    @Test
    void countsInADryRunAndSendsNothing() {
        platform.certify(Night.TODAY.plusDays(7));
        try (CertificationCron cron = night.builder().build()) {
            RunResult result = cron.executeExpiryCheck(RunRequest.tonight().asDryRun());

            assertThat(result.dryRun()).isTrue();
            assertThat(night.effects()).isEmpty();
        }
    }

    @Test
    void makesItsOwnConnectionsAndCallsTheServicesByTheirAddresses() {
        UUID today = platform.certify(Night.TODAY);
        try (HttpServices services = new HttpServices(platform);
                CertificationCron cron = CertificationCron.builder()
                        .database(platform.jdbcUrl(), MentorPlatform.RUNTIME, "")
                        .reminderService(services.address(), HttpServices.TOKEN)
                        .managementService(services.address(), HttpServices.TOKEN)
                        .zone(Night.UTC)
                        .clock(new SettableClock(Night.TWO_IN_THE_MORNING))
                        .build()) {
            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED);

            assertThat(services.keys()).containsExactly("auto-pause:" + today + ":2026-11-21");
        }
    }

    @Test
    void takesTheBusinessDateFromTheZone() {
        Instant halfPastMidnightInOslo = Instant.parse("2026-11-20T23:30:00Z");
        try (CertificationCron cron = night.builder()
                .zone(ZoneId.of("Europe/Oslo"))
                .clock(new SettableClock(halfPastMidnightInOslo))
                .build()) {
            assertThat(cron.executeExpiryCheck().businessDate()).isEqualTo(Night.TODAY);
        }
    }

    @Test
    void goesByTheDatabasesClockUnlessItIsGivenAnother() {
        try (CertificationCron cron = CertificationCron.builder()
                .dataSource(platform.dataSource(MentorPlatform.RUNTIME))
                .reminderService(night.reminders())
                .managementService(night.management())
                .zone(Night.UTC)
                .build()) {
            RunResult result = cron.executeExpiryCheck();

            assertThat(
                            platform.ask(
                                    "SELECT started_at BETWEEN now() - interval '1 minute' AND now() FROM certification_cron_run"))
                    .isEqualTo("t");
            assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        }
    }

    @Test
    void obeysItsThresholdsStatusesAndBrake() {
        UUID valid = platform.certify(Night.TODAY.plusDays(21));
        platform.run("UPDATE certifications SET status = 'valid'");
        platform.certify(Night.TODAY.plusDays(21));
        try (CertificationCron cron = night.builder()
                .thresholds(21, 3)
                .activeStatuses("valid", "renewing")
                .brake(0, 0)
                .build()) {
            cron.executeExpiryCheck();

            assertThat(night.effects()).containsExactly("reminder:" + valid + ":2026-12-12:21");
        }
    }

    @Test
    void holdsThePausesThatTheBrakeIsToHold() {
        platform.certify(Night.TODAY);
        try (CertificationCron cron = night.builder().brake(0, 0.5).build()) {
            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);

            assertThat(platform.list("SELECT status FROM certification_idempotency_log"))
                    .containsExactly("HELD");
        }
    }

    @Test
    void sendsChunksOfTheSizeItIsGiven() {
        for (int mentor = 0; mentor < 5; mentor++) {
            platform.certify(Night.TODAY.plusDays(30));
        }
        try (CertificationCron cron = night.builder()
                .dispatch(dispatch -> dispatch.chunkMentors(2).workers(1))
                .build()) {
            cron.executeExpiryCheck();

            assertThat(night.reminders().farSide().requests())
                    .extracting(List::size)
                    .containsExactly(2, 2, 1);
        }
    }

    @Test
    void tellsEachHookOnceAndGoesOnAfterOneThatThrows() {
        List<String> told = new ArrayList<>();
        RunListener throwing = new RunListener() {
            @Override
            public void onRunComplete(RunResult result) {
                told.add("first " + result.status());
                throw new IllegalStateException("a hook with a fault");
            }
        };
        RunListener second = new RunListener() {
            @Override
            public void onRunComplete(RunResult result) {
                told.add("second " + result.status());
            }
        };
        try (CertificationCron cron =
                night.builder().listener(throwing).listener(second).build()) {
            cron.executeExpiryCheck();
        }

        assertThat(told).containsExactly("first COMPLETED", "second COMPLETED");
    }

    @Test
    void tellsOfADatabaseThatIsAwayByItsResultAndItsHooks() {
        List<RunError> told = new ArrayList<>();
        try (CertificationCron cron = night.builder()
                .dataSource(null)
                .database("jdbc:postgresql://127.0.0.1:1/nowhere", MentorPlatform.RUNTIME, "")
                .listener(new RunListener() {
                    @Override
                    public void onRunError(RunError error) {
                        told.add(error);
                    }
                })
                .build()) {
            assertThat(cron.executeExpiryCheck().status()).isEqualTo(RunStatus.FAILED);
            assertThat(told).extracting(RunError::code).containsExactly(ErrorCode.DATABASE_UNAVAILABLE);

            assertThatThrownBy(() -> cron.scheduleNightlyRun("0 2 * * *")).isInstanceOf(StorageException.class);
        }
    }

    @Test
    void keepsWhatWentWrongBesideTheRunForTheOperationsPage() {
        platform.run("ALTER TABLE certifications ALTER expiry_date DROP NOT NULL");
        platform.run("INSERT INTO certifications VALUES (gen_random_uuid(), gen_random_uuid(), NULL, 'active')");
        try (CertificationCron cron = night.builder().build()) {
            cron.executeExpiryCheck();
        }

        assertThat(platform.list("SELECT error_code FROM certification_cron_run_problem"))
                .isNotEmpty();
    }
}
