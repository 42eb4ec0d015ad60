package io.certcron.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * One instant at which a schedule is due.
 *
 * @param cronId the schedule
 * @param scheduledFor the instant
 */
public record Slot(UUID cronId, Instant scheduledFor) {}
