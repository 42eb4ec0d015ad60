package io.certcron.domain;

/** How the reminders of a run ended. */
public sealed interface ReminderResult {

    /** {@return what was done, whatever the end} */
    ReminderTally tally();

    /** The run's workflow has no reminders. */
    record NotCovered() implements ReminderResult {
        @Override
        public ReminderTally tally() {
            return ReminderTally.NONE;
        }
    }

    /**
     * Every reminder that was due is settled.
     *
     * @param tally what was done
     */
    record Finished(ReminderTally tally) implements ReminderResult {}

    /**
     * Some are left for a later run: time or attempts of this run ran out.
     *
     * @param tally what was done
     * @param open how many are left
     */
    record Unfinished(ReminderTally tally, long open) implements ReminderResult {}

    /**
     * The channel was stopped.
     *
     * @param tally what was done
     * @param open how many are left for a later run
     * @param reason why
     */
    record Stopped(ReminderTally tally, long open, ErrorCode reason) implements ReminderResult {}
}
