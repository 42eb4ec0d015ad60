package io.certcron.application.port.in;

import io.certcron.domain.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What to run.
 *
 * @param workflow what the run covers
 * @param businessDate the date it is for; empty for today in the configured zone
 * @param dryRun whether to count what is due without planning or sending anything
 * @param timeBudget how long the run may take before it stops at a chunk boundary; positive
 */
public record RunRequest(
        Workflow workflow, Optional<LocalDate> businessDate, boolean dryRun, Optional<Duration> timeBudget) {

    /** A time budget has to be positive. */
    public RunRequest {
        timeBudget.ifPresent(budget -> {
            if (budget.isNegative() || budget.isZero()) {
                throw new IllegalArgumentException("timeBudget: must be positive, got " + budget);
            }
        });
    }

    /**
     * Tonight's whole work: all workflows, today, no time budget.
     *
     * @return the request
     */
    public static RunRequest tonight() {
        return new RunRequest(Workflow.ALL, Optional.empty(), false, Optional.empty());
    }

    /**
     * {@return the same request for one date}
     *
     * @param date the business date
     */
    public RunRequest forBusinessDate(LocalDate date) {
        return new RunRequest(workflow, Optional.of(date), dryRun, timeBudget);
    }

    /**
     * {@return the same request for one workflow}
     *
     * @param covered the workflow
     */
    public RunRequest covering(Workflow covered) {
        return new RunRequest(covered, businessDate, dryRun, timeBudget);
    }

    /** {@return the same request, counting only} */
    public RunRequest asDryRun() {
        return new RunRequest(workflow, businessDate, true, timeBudget);
    }

    /**
     * {@return the same request within a time budget}
     *
     * @param budget how long the run may take; positive
     */
    public RunRequest within(Duration budget) {
        return new RunRequest(workflow, businessDate, dryRun, Optional.of(budget));
    }
}
