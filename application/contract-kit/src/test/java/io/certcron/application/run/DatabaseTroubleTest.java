package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static io.certcron.application.run.Nights.idOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.certcron.application.log.EventLog;
import io.certcron.application.port.in.RunRequest;
import io.certcron.application.port.out.StorageException;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseTroubleTest {

    private final Nights nights = new Nights();

    @BeforeEach
    void onePauseAndOneReminderAreDue() {
        nights.insert(1, TONIGHT);
        nights.insert(2, TONIGHT.plusDays(30));
    }

    @Test
    void isLoggedWithItsOperationAndRecordsAndWithoutAStackTrace() {
        StorageException refused = refused("settle_intents");
        nights.before("IntentLedger.settle", () -> {
            throw refused;
        });

        RunResult result = nights.run();

        assertThat(result.error())
                .contains(new RunError(result.runId(), false, true, ErrorCode.DATABASE_ERROR, refused));
        assertThat(nights.log.of(ErrorCode.DATABASE_ERROR)).singleElement().satisfies(error -> {
            assertThat(error.severity()).isEqualTo(Severity.ERROR);
            assertThat(error.context())
                    .contains(
                            entry("sql_operation", "settle_intents"),
                            entry("sql_state", "42501"),
                            entry("record_ids", List.of(idOf(1).toString())));
        });
        assertThat(nights.hooks.failed).hasSize(1);
    }

    @Test
    void whileItLastsNothingElseIsAskedOfTheDatabase() {
        List.of("IntentPlanner.planPauses", "RunStore.renewLease")
                .forEach(each -> nights.before(each, () -> {
                    throw gone("anything");
                }));

        RunResult result = nights.run();

        assertThat(result.monitoring()).isEqualTo(new MonitoringResult.NotMade());
        assertThat(nights.log.troubles()).containsExactly("DATABASE_UNAVAILABLE");
        assertThat(nights.hooks.failed).extracting(RunError::code).containsExactly(ErrorCode.DATABASE_UNAVAILABLE);
    }

    @Test
    void thatIsOverLeavesTheCheckAndTheAudit() {
        nights.before("IntentPlanner.planPauses", () -> {
            throw gone("plan_pauses");
        });

        RunResult result = nights.run();

        assertThat(result.monitoring()).isInstanceOf(MonitoringResult.Checked.class);
        assertThat(nights.database.auditLog().find(result.runId())).isPresent();
        assertThat(nights.hooks.failed).extracting(RunError::code).containsExactly(ErrorCode.DATABASE_UNAVAILABLE);
    }

    @Test
    void ofOneStatementLeavesTheCheckAndTheAudit() {
        nights.before("IntentPlanner.planPauses", () -> {
            throw refused("plan_pauses");
        });

        RunResult result = nights.run();

        assertThat(result.monitoring()).isInstanceOf(MonitoringResult.Checked.class);
        assertThat(nights.database.auditLog().find(result.runId())).isPresent();
    }

    @Test
    void ofADryRunIsNotFollowedByACheck() {
        nights.before("IntentPlanner.countDuePauses", () -> {
            throw refused("count_due_pauses");
        });

        RunResult result = nights.run(RunRequest.tonight().asDryRun());

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.monitoring()).isEqualTo(new MonitoringResult.NotMade());
        assertThat(nights.database.auditLog().find(result.runId())).isEmpty();
    }

    @Test
    void doesNotHideWhatWentWrongBeside() {
        nights.before("CertificationReminderService.sendReminders", () -> {
            throw new IllegalStateException();
        });
        nights.before("IntentLedger.backlog", () -> {
            throw refused("count_backlog");
        });

        RunResult result = nights.run();

        assertThat(result.error().map(RunError::code)).contains(ErrorCode.DATABASE_ERROR);
        assertThat(nights.log.of(ErrorCode.DATABASE_ERROR)).singleElement().satisfies(error -> assertThat(
                        error.fields().get(EventLog.STACK_TRACE))
                .asString()
                .contains("Suppressed: java.lang.IllegalStateException"));
    }

    @Test
    void isRepairedByTheNextRun() {
        nights.database.failNext("settle_intents");
        nights.run();
        nights.clock.advance(TestSettings.LEASE);

        RunResult next = nights.run();

        assertThat(next.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(nights.reminders.farSide().effects()).hasSize(1);
        assertThat(nights.management.farSide().effects()).hasSize(1);
    }

    private static StorageException refused(String operation) {
        return new StorageException(operation, Optional.of("42501"), false, List.of(idOf(1)), new Exception());
    }

    private static StorageException gone(String operation) {
        return new StorageException(operation, Optional.empty(), true, List.of(), new Exception());
    }
}
