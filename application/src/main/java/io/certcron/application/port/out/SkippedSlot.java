package io.certcron.application.port.out;

import io.certcron.domain.SkipReason;
import java.time.Instant;

/**
 * A slot that does not become a run.
 *
 * @param scheduledFor its instant
 * @param reason why
 */
public record SkippedSlot(Instant scheduledFor, SkipReason reason) {}
