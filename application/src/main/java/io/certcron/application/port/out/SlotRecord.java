package io.certcron.application.port.out;

import io.certcron.domain.SkipReason;
import io.certcron.domain.Slot;
import java.util.Optional;
import java.util.UUID;

/**
 * A slot as it is stored: awaited where it has neither a run nor a reason.
 *
 * @param slot the slot
 * @param runId the run that it became
 * @param skipReason why it did not become one
 */
public record SlotRecord(Slot slot, Optional<UUID> runId, Optional<SkipReason> skipReason) {

    /** {@return whether nobody has decided it yet} */
    public boolean isAwaited() {
        return runId.isEmpty() && skipReason.isEmpty();
    }
}
