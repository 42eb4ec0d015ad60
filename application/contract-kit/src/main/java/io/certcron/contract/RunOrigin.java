package io.certcron.contract;

import io.certcron.application.port.out.RunOnDemand;
import io.certcron.domain.Slot;
import java.util.Optional;
import java.util.UUID;

/**
 * Why an in-memory run was opened: for neither of these, for a slot, or because an operator asked.
 *
 * @param slot its slot
 * @param wish what an operator asked for
 */
record RunOrigin(Optional<Slot> slot, Optional<RunOnDemand> wish) {

    static final RunOrigin MANUAL = new RunOrigin(Optional.empty(), Optional.empty());

    static RunOrigin of(Slot slot) {
        return new RunOrigin(Optional.of(slot), Optional.empty());
    }

    static RunOrigin of(RunOnDemand wish) {
        return new RunOrigin(Optional.empty(), Optional.of(wish));
    }

    Optional<UUID> cronId() {
        return slot.map(Slot::cronId).or(() -> wish.map(RunOnDemand::cronId));
    }

    Optional<RunOnDemand.RequestKey> key() {
        return wish.flatMap(RunOnDemand::key);
    }
}
