package io.certcron.contract;

import io.certcron.application.port.out.OpenRun;
import io.certcron.application.port.out.RunOpening;
import io.certcron.application.port.out.RunTakeover;
import io.certcron.domain.ErrorCode;
import io.certcron.domain.MonitoringResult;
import io.certcron.domain.PauseResult;
import io.certcron.domain.ReminderResult;
import io.certcron.domain.RunError;
import io.certcron.domain.RunResult;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** How the contracts open and close runs. */
final class Openings {

    static final Duration LEASE = Duration.ofSeconds(60);
    static final String POLICY = "reminders at 30,14,7";
    static final Instant STARTED_AT = Instant.parse("2026-11-21T01:00:00Z");

    private static final Duration ELAPSED = Duration.ofMinutes(3);

    private Openings() {}

    static RunOpening opening(LocalDate businessDate) {
        return opening(businessDate, Workflow.ALL, POLICY, false);
    }

    static RunOpening opening(LocalDate businessDate, Workflow workflow) {
        return opening(businessDate, workflow, POLICY, false);
    }

    static RunOpening dryOpening(LocalDate businessDate) {
        return opening(businessDate, Workflow.ALL, POLICY, true);
    }

    static RunOpening opening(LocalDate businessDate, Workflow workflow, String policy, boolean dryRun) {
        return new RunOpening(
                UUID.randomUUID(),
                businessDate,
                ZoneOffset.UTC,
                workflow,
                dryRun,
                policy,
                UUID.randomUUID(),
                LEASE,
                STARTED_AT);
    }

    static RunTakeover takeover(OpenRun lost) {
        return takeover(lost, POLICY);
    }

    static RunTakeover takeover(OpenRun lost, String policy) {
        return new RunTakeover(lost.runId(), policy, UUID.randomUUID(), LEASE);
    }

    static RunResult ended(OpenRun run, RunStatus status) {
        return result(run, status, Optional.empty());
    }

    static RunResult failed(OpenRun run, ErrorCode code) {
        RunError error =
                new RunError(run.runId(), false, true, code, new IllegalStateException("For a contract's sake"));
        return result(run, RunStatus.FAILED, Optional.of(error));
    }

    private static RunResult result(OpenRun run, RunStatus status, Optional<RunError> error) {
        return new RunResult(
                run.runId(),
                run.businessDate(),
                run.workflow(),
                false,
                status,
                new ReminderResult.NotCovered(),
                new PauseResult.NotCovered(),
                new MonitoringResult.NotMade(),
                0,
                run.startedAt(),
                ELAPSED,
                error);
    }
}
