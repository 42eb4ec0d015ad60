package io.certcron.domain;

import java.util.List;
import java.util.UUID;

/**
 * Certifications that a check found, all counted and the first of them named.
 *
 * @param count all of them; zero or more
 * @param certificationIds the first ones in order of expiry date and id; no more than the check's limit
 */
public record FlaggedCertifications(long count, List<UUID> certificationIds) {

    /** None found. */
    public static final FlaggedCertifications NONE = new FlaggedCertifications(0, List.of());

    /** The count is at least the number of ids that are named. */
    public FlaggedCertifications {
        certificationIds = List.copyOf(certificationIds);
        if (count < certificationIds.size()) {
            throw new IllegalArgumentException(
                    "count: must be at least the " + certificationIds.size() + " ids named, got " + count);
        }
    }

    /** {@return whether the check found none} */
    public boolean isEmpty() {
        return count == 0;
    }
}
