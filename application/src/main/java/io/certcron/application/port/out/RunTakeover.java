package io.certcron.application.port.out;

import java.time.Duration;
import java.util.UUID;

/**
 * The wish to take over a run whose owner's lease has run out.
 *
 * @param runId the run
 * @param policyFingerprint as in {@link RunOpening}: under another policy than before, planning starts anew
 * @param ownerToken names the new owner; a new one for each takeover
 * @param lease how long the new owner may stay silent; positive
 */
public record RunTakeover(UUID runId, String policyFingerprint, UUID ownerToken, Duration lease) {}
