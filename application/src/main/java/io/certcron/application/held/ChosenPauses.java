package io.certcron.application.held;

import io.certcron.application.port.out.HeldPause;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The held pauses of certain certifications.
 *
 * @param pauses every held pause of each of them, as a certification may have several cycles
 * @param unknown the certifications of which no pause is held
 */
public record ChosenPauses(List<HeldPause> pauses, Set<UUID> unknown) {

    /** Both are copied. */
    public ChosenPauses {
        pauses = List.copyOf(pauses);
        unknown = Set.copyOf(unknown);
    }
}
