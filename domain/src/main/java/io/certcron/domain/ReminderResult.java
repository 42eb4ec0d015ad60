package io.certcron.domain;

/** How the reminders of a run ended. */
public sealed interface ReminderResult {

    /** What was done, whatever the end. */
    ReminderTally tally();

    /** The run's workflow has no reminders. */
    record NotCovered() implements ReminderResult {
        @Override
        public ReminderTally tally() {
            return ReminderTally.NONE;
        }
    }

    /** Every reminder that was due is settled. */
    record Finished(ReminderTally tally) implements ReminderResult {}

    /**
     * Some are left for a later run: time or attempts of this run ran out.
     *
     * @param open how many are left
     */
    record Unfinished(ReminderTally tally, long open) implements ReminderResult {}

    /**
     * The channel was stopped.
     *
     * @param open how many are left for a later run
     * @param reason why
     */
    record Stopped(ReminderTally tally, long open, ErrorCode reason) implements ReminderResult {}
}
