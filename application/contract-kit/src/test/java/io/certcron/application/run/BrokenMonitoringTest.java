package io.certcron.application.run;

import static io.certcron.application.run.Nights.TONIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.domain.ErrorCode;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Severity;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BrokenMonitoringTest {

    private final Nights nights = new Nights();

    @BeforeEach
    void onePauseIsDue() {
        nights.insert(1, TONIGHT);
    }

    @Test
    void aMonitorThatThrowsIsAWarningOnly() {
        nights.before("PauseMonitor.findMissed", () -> {
            throw new StackOverflowError();
        });

        RunResult result = nights.run();

        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(result.monitoring()).isEqualTo(new MonitoringResult.Unavailable());
        assertThat(nights.log.of(ErrorCode.MONITORING_FAILED)).singleElement().satisfies(warning -> {
            assertThat(warning.severity()).isEqualTo(Severity.WARN);
            assertThat(warning.hasStackTrace()).isTrue();
        });
        assertThat(nights.database.auditLog().find(result.runId()))
                .hasValueSatisfying(row -> assertThat(row.entry().missed()).isEmpty());
        assertThat(nights.hooks.completed).containsExactly(result);
    }

    @Test
    void anAuditLogThatThrowsIsAFailureOfTheRun() {
        nights.before("AuditLog.record", () -> {
            throw new IllegalStateException();
        });

        RunResult result = nights.run();

        assertThat(result.status()).isEqualTo(RunStatus.COMPLETED_WITH_FAILURES);
        assertThat(nights.log.of(ErrorCode.AUDIT_FAILED)).singleElement().satisfies(error -> {
            assertThat(error.severity()).isEqualTo(Severity.ERROR);
            assertThat(error.hasStackTrace()).isTrue();
        });
        assertThat(nights.hooks.completed).containsExactly(result);
        assertThat(nights.hooks.failed).isEmpty();
    }

    @Test
    void everythingBrokenAtOnceStillGivesAResult() {
        for (String portAndMethod :
                List.of("IntentPlanner.findUnusable", "PauseMonitor.findMissed", "AuditLog.record", "RunStore.close")) {
            nights.before(portAndMethod, () -> {
                throw new StackOverflowError();
            });
        }

        assertThat(nights.run().status()).isEqualTo(RunStatus.FAILED);
        assertThat(nights.hooks.failed).hasSize(1);
    }
}
