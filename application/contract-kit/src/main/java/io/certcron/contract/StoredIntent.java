package io.certcron.contract;

import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * A row of the ledger, as far as the contracts look at it.
 *
 * @param key its idempotency key
 * @param peerMentorId the mentor
 * @param runId the run that planned it
 * @param status its status
 * @param attempts the attempts so far
 * @param errorCode what went wrong, where something did
 * @param httpStatus the status of the service's answer, where it is kept
 * @param settled whether it has a time of settling
 */
public record StoredIntent(
        IdempotencyKey key,
        UUID peerMentorId,
        UUID runId,
        IntentStatus status,
        int attempts,
        Optional<String> errorCode,
        OptionalInt httpStatus,
        boolean settled) {}
