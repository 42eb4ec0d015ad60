package io.certcron.application.port.in;

import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A run that has begun.
 *
 * @param runId the run
 * @param businessDate the date that it is for
 * @param workflow what it covers
 * @param dryRun whether it only counts
 * @param startedAt when it was opened
 */
public record RunStart(UUID runId, LocalDate businessDate, Workflow workflow, boolean dryRun, Instant startedAt) {}
