package io.certcron.application.port.out;

import io.certcron.domain.Workflow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A run that is under way, as other nodes see it.
 *
 * @param runId its id
 * @param businessDate the date that it is for
 * @param workflow what it covers
 * @param startedAt when it was first opened
 * @param orphaned whether its owner's lease has run out
 */
public record RunInProgress(
        UUID runId, LocalDate businessDate, Workflow workflow, Instant startedAt, boolean orphaned) {}
