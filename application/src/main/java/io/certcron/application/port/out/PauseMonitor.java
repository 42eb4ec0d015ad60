package io.certcron.application.port.out;

import io.certcron.domain.FlaggedCertifications;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Looks for pauses that went wrong. Thread-safe; reads only.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface PauseMonitor {

    /**
     * Certifications that have expired by the end of the business date, are not paused, and have no auto-pause intent of
     * that cycle that is done or skipped. Those without an expiry date, or with an infinite one, are data errors and not
     * among them.
     *
     * @param businessDate the date by whose end they have expired
     * @param zone the zone in which the date is meant
     * @param limit how many ids to name, at most
     * @return all of them counted, the first named
     */
    FlaggedCertifications findMissed(LocalDate businessDate, ZoneId zone, int limit);

    /**
     * Those that have expired and are not paused although the service confirmed the pause of that cycle.
     *
     * @param businessDate the date by whose end they have expired
     * @param zone the zone in which the date is meant
     * @param limit how many ids to name, at most
     * @return all of them counted, the first named
     */
    FlaggedCertifications findUnconfirmed(LocalDate businessDate, ZoneId zone, int limit);
}
