package io.certcron.application.port.out;

import io.certcron.domain.Slot;
import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * A run that the caller owns.
 *
 * @param runId its id
 * @param ownerToken proves the ownership
 * @param lease how long the ownership lasts after each renewal
 * @param businessDate the date that it is for
 * @param zone the zone in which the date is meant
 * @param workflow what it covers
 * @param slot the slot that it was opened for; empty for a manual run
 * @param startedAt when it was first opened
 * @param takenOver whether a run of a lost owner was taken over
 * @param resumeAfter where its planning goes on; empty to start from the beginning
 */
public record OpenRun(
        UUID runId,
        UUID ownerToken,
        Duration lease,
        LocalDate businessDate,
        ZoneId zone,
        Workflow workflow,
        Optional<Slot> slot,
        Instant startedAt,
        boolean takenOver,
        Optional<PlanCursor> resumeAfter) {}
