package io.certcron.domain;

/** What the check at the end of a run found. */
public sealed interface MonitoringResult {

    /**
     * The check was made.
     *
     * @param missed expired certifications that nobody paused
     * @param unconfirmed pauses that the service confirmed and the table does not show
     */
    record Checked(FlaggedCertifications missed, FlaggedCertifications unconfirmed) implements MonitoringResult {}

    /** The check itself failed: nothing is known. */
    record Unavailable() implements MonitoringResult {}

    /** The run ended before the check, or was a dry run. */
    record NotMade() implements MonitoringResult {}
}
