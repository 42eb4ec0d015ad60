package io.certcron.application.port.in;

import io.certcron.domain.RunResult;

/**
 * The nightly check. Thread-safe; any number of processes may run it against one database at the same time, and share
 * its work.
 */
public interface CertificationExpiryCron {

    /**
     * Keeps the stored schedule named {@code nightly}, which runs {@link #executeExpiryCheck() tonight's whole work}
     * whenever the expression is due in the configured zone, and lets this process take part in it, and in every other
     * schedule of the database, until the returned handle is closed. Any number of processes may do so: each due instant
     * becomes one run, and all share its work. An instant that passed while no process was there is made up for, once.
     *
     * <p>The expression of the last caller counts. A schedule that people have paused stays paused.
     *
     * @param cronExpression five UNIX fields, six or seven Quartz fields, or a nickname such as {@code @daily}
     * @return the handle, by which this process ends its part; the schedule stays
     * @throws IllegalArgumentException if the expression can't be read or is never due; the message names the fault
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
     * @param request what the run shall cover
     * @return how the run ended, whatever the end
     * @throws IllegalArgumentException if the business date lies in the future and the request is no dry run
     */
    RunResult executeExpiryCheck(RunRequest request);
}
