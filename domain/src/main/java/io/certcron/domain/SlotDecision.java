package io.certcron.domain;

/** What becomes of a slot that is due. */
public sealed interface SlotDecision {

    /** It becomes a run. */
    record Run() implements SlotDecision {}

    /** It waits for the previous run of its schedule to end. */
    record Wait() implements SlotDecision {}

    /**
     * It does not become a run.
     *
     * @param reason why
     */
    record Skip(SkipReason reason) implements SlotDecision {}
}
