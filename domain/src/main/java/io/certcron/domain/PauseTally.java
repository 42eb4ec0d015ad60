package io.certcron.domain;

/**
 * What one run did with pauses, in intents.
 *
 * @param planned newly planned pauses, held ones included
 * @param held stopped by the brake
 * @param paused the service paused the mentor now
 * @param alreadyPaused the service had paused the mentor before
 * @param skipped renewed, paused by someone else or gone since planning
 * @param rejected the service said never, or the attempts ran out
 */
public record PauseTally(long planned, long held, long paused, long alreadyPaused, long skipped, long rejected) {

    /** Nothing planned and nothing paused. */
    public static final PauseTally NONE = new PauseTally(0, 0, 0, 0, 0, 0);
}
