package io.certcron.application.port.out;

import io.certcron.domain.Channel;
import java.time.LocalDate;
import java.util.UUID;

/**
 * For which run intents are sent, and which they are.
 *
 * @param runId the run, for which everything is counted
 * @param channel reminders or pauses
 * @param businessDate only intents that are due on it, or were before
 */
public record DispatchScope(UUID runId, Channel channel, LocalDate businessDate) {}
