package io.certcron.application.port.in;

import io.certcron.domain.RunResult;

/**
 * The nightly check. Thread-safe; any number of processes may run it against one database at the same time, and share
 * its work.
 */
public interface CertificationExpiryCron {

    /**
     * Runs {@link #executeExpiryCheck()} whenever the expression is due in the configured zone, until the returned
     * schedule is closed.
     *
     * @param cronExpression five UNIX fields, or six or seven Quartz fields
     * @throws IllegalArgumentException if the expression can't be read; the message names the fault
     */
    ScheduledNightlyRun scheduleNightlyRun(String cronExpression);

    /**
     * Runs tonight's whole work, now, on the calling thread and the workers of its channels. Running it again changes
     * nothing.
     *
     * @return what was done; with status {@code FAILED} where something unexpected ended the run, which is logged and
     *     not thrown
     */
    RunResult executeExpiryCheck();

    /**
     * As {@link #executeExpiryCheck()}, for what the request asks.
     *
     * @throws IllegalArgumentException if the business date lies in the future and the request is no dry run
     */
    RunResult executeExpiryCheck(RunRequest request);
}
