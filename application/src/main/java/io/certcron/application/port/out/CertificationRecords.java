package io.certcron.application.port.out;

import io.certcron.domain.Certification;
import io.certcron.domain.DateRange;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks at certifications and at what was decided on them. Thread-safe; reads only.
 *
 * <p>Every method throws {@link StorageException} where the database fails.
 */
public interface CertificationRecords {

    /** The most intents and reports that a story has, the latest of each. */
    int MAX_STORY = 500;

    /**
     * Everything that is known of one certification; with nothing in it where none of that id was ever seen.
     *
     * @param certificationId the certification
     * @return the story
     */
    Story find(UUID certificationId);

    /**
     * How many active certifications expire on each date of the range; only dates on which one does.
     *
     * @param range at most some years long
     * @return how many, by date
     */
    Map<LocalDate, Long> countActive(DateRange range);

    /**
     * A page of the active certifications that expire in the range, in order of expiry date and id.
     *
     * @param range the expiry dates, both ends included
     * @param after the last one of the page before; empty to start
     * @param limit how many, at most; positive
     * @return the page; empty past the last
     */
    List<Certification> listActive(DateRange range, Optional<Place> after, int limit);

    /**
     * {@return the intents of those keys that the ledger has, and what has become of each}
     *
     * @param keys the keys to look for
     */
    Map<IdempotencyKey, IntentStatus> statuses(Collection<IdempotencyKey> keys);

    /**
     * A place in the order of certifications.
     *
     * @param expiryDate the expiry date of the one there
     * @param certificationId its id
     */
    record Place(LocalDate expiryDate, UUID certificationId) {}

    /**
     * One certification's story.
     *
     * @param certification as the platform has it now; empty where it has none of that id
     * @param intents every decision on it, latest first by the time of planning
     * @param reports the runs that named it as a missed pause, latest first
     */
    record Story(Optional<Certification> certification, List<IntentRecord> intents, List<MissedReport> reports) {

        /** Both are copied. */
        public Story {
            intents = List.copyOf(intents);
            reports = List.copyOf(reports);
        }
    }

    /**
     * A run reported the certification as a missed pause.
     *
     * @param runId the run
     * @param runAt when its check was made
     * @param resolved whether a human has seen to it
     */
    record MissedReport(UUID runId, Instant runAt, boolean resolved) {}
}
