package io.certcron.application.port.out;

import java.util.UUID;

/**
 * The right to settle the intents of a chunk.
 *
 * @param token a new one for each claim
 * @param runId the run for which the chunk was claimed
 * @param worker who claimed it; workers that count under names of their own never wait for one another
 */
public record Claim(UUID token, UUID runId, UUID worker) {}
