package io.certcron.application.port.out;

import java.util.List;

/**
 * What one claim brought.
 *
 * @param claim the right to settle them
 * @param intents those to be sent, in order of mentor and key; all intents of one mentor side by side
 * @param skipped how many were settled as skipped instead
 * @param rejected those that were settled as rejected instead
 */
public record ClaimedChunk(Claim claim, List<ClaimedIntent> intents, long skipped, List<RejectedIntent> rejected) {

    /** Both are copied. */
    public ClaimedChunk {
        intents = List.copyOf(intents);
        rejected = List.copyOf(rejected);
    }

    /** {@return whether the claim touched nothing at all} */
    public boolean isEmpty() {
        return intents.isEmpty() && skipped == 0 && rejected.isEmpty();
    }
}
