package io.certcron.domain;

/** How the pauses of a run ended. */
public sealed interface PauseResult {

    /** {@return what was done, whatever the end} */
    PauseTally tally();

    /** The run's workflow has no pauses. */
    record NotCovered() implements PauseResult {
        @Override
        public PauseTally tally() {
            return PauseTally.NONE;
        }
    }

    /**
     * Every pause that was due is settled.
     *
     * @param tally what was done
     */
    record Finished(PauseTally tally) implements PauseResult {}

    /**
     * The brake holds pauses for a human; see {@link PauseTally#held()}.
     *
     * @param tally what was done
     * @param open how many others are left for a later run
     */
    record Held(PauseTally tally, long open) implements PauseResult {}

    /**
     * Some are left for a later run: time or attempts of this run ran out.
     *
     * @param tally what was done
     * @param open how many are left
     */
    record Unfinished(PauseTally tally, long open) implements PauseResult {}

    /**
     * The channel was stopped.
     *
     * @param tally what was done
     * @param open how many are left for a later run
     * @param reason why
     */
    record Stopped(PauseTally tally, long open, ErrorCode reason) implements PauseResult {}
}
