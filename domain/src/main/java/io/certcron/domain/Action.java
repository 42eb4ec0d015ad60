package io.certcron.domain;

/** One effect that can become due on a certification. */
public sealed interface Action {

    /** {@return the channel that carries the action} */
    Channel channel();

    /**
     * A reminder before the expiry date.
     *
     * @param thresholdDays the threshold at which it is due, in days before the expiry date; see {@link Thresholds}
     */
    record Reminder(int thresholdDays) implements Action {
        /** The threshold must be one that {@link Thresholds} takes. */
        public Reminder {
            Thresholds.requireInRange(thresholdDays);
        }

        @Override
        public Channel channel() {
            return Channel.REMINDER;
        }
    }

    /** Pausing the mentor, due on the expiry date. */
    record AutoPause() implements Action {
        @Override
        public Channel channel() {
            return Channel.AUTO_PAUSE;
        }
    }
}
