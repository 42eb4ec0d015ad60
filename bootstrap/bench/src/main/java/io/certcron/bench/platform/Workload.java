package io.certcron.bench.platform;

/**
 * A night.
 *
 * @param certifications in the table
 * @param due how many of them are due
 */
public record Workload(int certifications, int due) {

    /** Most of those who were reminded renew: of a hundred that are due, five expire. */
    private static final int PAUSES_PERCENT = 5;

    /** Checks that the certifications can hold what is due. */
    public Workload {
        if (due < 1 || due > certifications) {
            throw new IllegalArgumentException("due: must be from 1 to the number of certifications");
        }
    }

    /** How many are due for a pause. */
    public int pauses() {
        return (int) ((long) due * PAUSES_PERCENT / 100);
    }
}
