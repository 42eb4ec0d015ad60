package io.certcron.contract;

import static io.certcron.contract.Examples.TONIGHT;
import static io.certcron.contract.Openings.ended;
import static io.certcron.contract.Openings.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.certcron.application.port.out.JobFigures;
import io.certcron.application.port.out.JobFigures.RunKind;
import io.certcron.application.port.out.OpenRun;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The figures' rules G02, G03 and G10: runs. */
abstract class RunFigureRules extends StorageContract {

    @Test
    @DisplayName("G02: runs are counted by workflow and status, also those under way; dry runs are not")
    void countsRuns() {
        close(Workflow.ALL, RunStatus.COMPLETED, 1);
        close(Workflow.ALL, RunStatus.COMPLETED, 2);
        close(Workflow.REMINDERS, RunStatus.INCOMPLETE, 3);
        open(Workflow.ALL);
        database().runStore().open(Openings.dryOpening(TONIGHT));

        assertThat(read().runs())
                .isEqualTo(Map.of(
                        new RunKind(Workflow.ALL, RunStatus.COMPLETED), 2L,
                        new RunKind(Workflow.ALL, RunStatus.RUNNING), 1L,
                        new RunKind(Workflow.REMINDERS, RunStatus.INCOMPLETE), 1L));
    }

    @Test
    @DisplayName("G03: the last success of a workflow is the latest end of a run that covered it and did not fail")
    void knowsTheLastSuccess() {
        close(Workflow.ALL, RunStatus.COMPLETED_WITH_FAILURES, 10);
        close(Workflow.ALL, RunStatus.COMPLETED, 5);
        close(Workflow.REMINDERS, RunStatus.COMPLETED, 20);
        close(Workflow.AUTO_PAUSE, RunStatus.INCOMPLETE, 30);
        OpenRun broken = open(Workflow.ALL);
        database().runStore().close(broken, failed(broken, ErrorCode.UNEXPECTED_EXCEPTION));

        assertThat(read().lastSuccess())
                .isEqualTo(Map.of(
                        Workflow.ALL, Openings.STARTED_AT.plusSeconds(10),
                        Workflow.AUTO_PAUSE, Openings.STARTED_AT.plusSeconds(10),
                        Workflow.REMINDERS, Openings.STARTED_AT.plusSeconds(20)));
    }

    @Test
    @DisplayName("G10: runs under way whose owner's lease has run out are counted; dry runs are not")
    void countsOrphans() {
        open(Workflow.ALL);
        open(Workflow.ALL);
        close(Workflow.ALL, RunStatus.COMPLETED, 1);
        database().runStore().open(Openings.dryOpening(TONIGHT));
        assertThat(read().orphanedRuns()).isZero();

        database().elapse(Openings.LEASE.plusSeconds(1));
        assertThat(read().orphanedRuns()).isEqualTo(2);
    }

    final JobFigures read() {
        return database().statistics().read();
    }

    final OpenRun open(Workflow workflow) {
        return database().runStore().open(Openings.opening(TONIGHT, workflow));
    }

    /** Closes a run so many seconds after it was opened. */
    private void close(Workflow workflow, RunStatus status, long seconds) {
        OpenRun run = open(workflow);
        RunResult result = ended(run, status);
        database()
                .runStore()
                .close(
                        run,
                        new RunResult(
                                result.runId(),
                                result.businessDate(),
                                result.workflow(),
                                result.dryRun(),
                                result.status(),
                                result.reminders(),
                                result.pauses(),
                                result.monitoring(),
                                result.dataErrors(),
                                result.startedAt(),
                                Duration.ofSeconds(seconds),
                                result.error()));
    }
}
