package io.certcron.domain;

/**
 * Stops a run that would pause suspiciously many mentors: more than {@code maxPauses} and more than {@code maxShare} of
 * the active certifications, both at once. That looks like a fault in the data, and a wrong pause takes a good mentor off
 * the platform.
 *
 * @param maxPauses how many pauses always pass; zero or more
 * @param maxShare the share of the active certifications that always passes; between 0 and 1
 */
public record PauseBrake(long maxPauses, double maxShare) {

    /** More than 1,000 and more than 20 %. */
    public static final PauseBrake STANDARD = new PauseBrake(1_000, 0.20);

    /** Refuses a negative number and a share that is not between 0 and 1. */
    public PauseBrake {
        if (maxPauses < 0) {
            throw new IllegalArgumentException("maxPauses: must not be negative, got " + maxPauses);
        }
        if (!(maxShare >= 0 && maxShare <= 1)) {
            throw new IllegalArgumentException("maxShare: must be between 0 and 1, got " + maxShare);
        }
    }

    /**
     * Whether the pauses are to be held for a human.
     *
     * @param duePauses the pauses that the run would make
     * @param activeCertifications all active certifications, those about to be paused included
     * @return whether they exceed both the number and the share
     */
    public boolean holds(long duePauses, long activeCertifications) {
        return duePauses > maxPauses && duePauses > maxShare * activeCertifications;
    }

    /**
     * How many active certifications are enough to let so many pauses pass; counting further changes nothing.
     *
     * @param duePauses the pauses that the run would make
     * @return a bound on the count, {@link Long#MAX_VALUE} where no number is enough
     */
    public long enoughActive(long duePauses) {
        return maxShare == 0 ? Long.MAX_VALUE : (long) Math.ceil(duePauses / maxShare) + 1;
    }
}
