package io.certcron.application.port.out;

import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * The wish to open a run.
 *
 * @param runId the id to use where no run is taken over; a UUIDv4
 * @param businessDate the date that the run is for
 * @param zone the zone in which the date is meant
 * @param workflow what the run covers
 * @param dryRun whether it only counts
 * @param policyFingerprint a short text that is the same for equal policies; a cursor is only inherited between those
 * @param ownerToken names the opening process; a new one for each opening
 * @param lease how long the owner may stay silent before others take over; positive
 * @param startedAt the time of opening, by the job's clock
 */
public record RunOpening(
        UUID runId,
        LocalDate businessDate,
        ZoneId zone,
        Workflow workflow,
        boolean dryRun,
        String policyFingerprint,
        UUID ownerToken,
        Duration lease,
        Instant startedAt) {}
