package io.certcron.application.port.out;

import io.certcron.domain.Operator;
import io.certcron.domain.RunStatus;
import io.certcron.domain.Slot;
import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A run as history shows it.
 *
 * @param runId its id
 * @param cronId the schedule of its slot, or of the operator's request; empty for a run of neither
 * @param slot the slot that it was opened for; empty for a manual run
 * @param requestedBy the operator who asked for it; empty for a run of a slot or of {@code execute}
 * @param businessDate the date that it was for
 * @param workflow what it covered
 * @param dryRun whether it only counted
 * @param status its status
 * @param startedAt when it was opened
 * @param finishedAt when it was closed; empty while it is running
 * @param errorCode what ended it, where it failed
 */
public record RunRecord(
        UUID runId,
        Optional<UUID> cronId,
        Optional<Slot> slot,
        Optional<Operator> requestedBy,
        LocalDate businessDate,
        Workflow workflow,
        boolean dryRun,
        RunStatus status,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<String> errorCode) {}
