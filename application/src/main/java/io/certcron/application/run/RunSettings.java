package io.certcron.application.run;

import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.PauseBrake;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How runs are made. Immutable.
 *
 * @param zone the zone in which business dates are meant
 * @param policy what is due
 * @param brake when pauses are held for a human
 * @param planPageSize certifications looked at in one transaction of planning; 1 to {@value #MAX_PLAN_PAGE_SIZE}
 * @param runLease how long a run's owner may stay silent before others take it over, by the database's clock
 * @param dispatch how intents are sent
 */
public record RunSettings(
        ZoneId zone,
        ExpiryPolicy policy,
        PauseBrake brake,
        int planPageSize,
        Duration runLease,
        DispatchSettings dispatch) {

    /** The largest page of planning. */
    public static final int MAX_PLAN_PAGE_SIZE = 100_000;

    /** Refuses a page size that is out of bounds, and a lease of less than a second. */
    public RunSettings {
        if (planPageSize < 1 || planPageSize > MAX_PLAN_PAGE_SIZE) {
            throw new IllegalArgumentException(
                    "planPageSize: must be 1 to " + MAX_PLAN_PAGE_SIZE + ", got " + planPageSize);
        }
        if (runLease.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("runLease: must be at least a second, got " + runLease);
        }
    }

    /**
     * {@return what holds where nothing is configured, in the given zone}
     *
     * @param zone the zone in which business dates are meant
     */
    public static RunSettings standard(ZoneId zone) {
        return new RunSettings(
                zone,
                ExpiryPolicy.STANDARD,
                PauseBrake.STANDARD,
                5_000,
                Duration.ofSeconds(45),
                DispatchSettings.STANDARD);
    }

    /** The same for equal policies: runs only go on from the planning of runs that planned alike. */
    String policyFingerprint() {
        return policy.thresholds().days() + " "
                + policy.activeStatuses().stream().sorted().toList() + " " + policy.catchUpMaxDays();
    }
}
