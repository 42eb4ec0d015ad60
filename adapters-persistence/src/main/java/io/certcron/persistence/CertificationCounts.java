package io.certcron.persistence;

import io.certcron.domain.DateRange;
import io.certcron.domain.FlaggedCertifications;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Counts active certifications. */
final class CertificationCounts {

    private static final String BY_EXPIRY_DATE =
            """
            SELECT <expiry_date> AS expiry_date, count(*) AS certifications
            FROM <certifications>
            WHERE <status> <> <paused_status>
                AND <status> = ANY (:active)
                AND <certification_id> IS NOT NULL
                AND <peer_mentor_id> IS NOT NULL
                AND <expiry_date> > :after
                AND <expiry_date> <= :through
            GROUP BY <expiry_date>
            """;

    private static final String ACTIVE =
            """
            SELECT count(*)
            FROM (SELECT FROM <certifications> WHERE <status> = ANY (:active) LIMIT :enough) AS active
            """;

    private static final String EXPIRING_OUTSIDE =
            """
            WITH outside AS MATERIALIZED (
                SELECT <expiry_date> AS expiry_date, <certification_id> AS certification_id
                FROM <certifications>
                WHERE <status> <> <paused_status>
                    AND <status> = ANY (:active)
                    AND (<expiry_date> IS NULL OR <expiry_date> <= :after OR <expiry_date> > :through)
            )
            SELECT
                (SELECT count(*) FROM outside) AS certifications,
                ARRAY (
                    SELECT certification_id
                    FROM outside
                    WHERE certification_id IS NOT NULL
                    ORDER BY expiry_date, certification_id
                    LIMIT :limit) AS first
            """;

    private final Storage storage;
    private final List<String> activeStatuses;

    CertificationCounts(Storage storage, List<String> activeStatuses) {
        this.storage = storage;
        this.activeStatuses = activeStatuses;
    }

    /** How many expire on each date; only dates on which one does. */
    Map<LocalDate, Long> byExpiryDate(List<DateRange> ranges) {
        Map<LocalDate, Long> counts = new HashMap<>();
        ranges.forEach(range -> counts.putAll(byExpiryDate(range)));
        return counts;
    }

    /** How many there are. Counting stops at {@code enough}. */
    long active(long enough) {
        return storage.inTransaction("count_active_certifications", List.of(), handle -> handle.createQuery(ACTIVE)
                .bindArray("active", String.class, activeStatuses)
                .bind("enough", enough)
                .mapTo(Long.class)
                .one());
    }

    /** Those that have no expiry date, or one outside the range. */
    FlaggedCertifications expiringOutside(DateRange range, int limit) {
        return storage.inTransaction("find_unusable_expiry_dates", List.of(), handle -> handle.createQuery(
                        EXPIRING_OUTSIDE)
                .bindArray("active", String.class, activeStatuses)
                .bind("after", range.after())
                .bind("through", range.through())
                .bind("limit", limit)
                .map((row, context) -> new FlaggedCertifications(row.getLong("certifications"), Arrays.asList((UUID[])
                        row.getArray("first").getArray())))
                .one());
    }

    private Map<LocalDate, Long> byExpiryDate(DateRange range) {
        return storage.inTransaction("count_due_certifications", List.of(), handle -> handle.createQuery(BY_EXPIRY_DATE)
                .bindArray("active", String.class, activeStatuses)
                .bind("after", range.after())
                .bind("through", range.through())
                .reduceRows(new HashMap<>(), (counts, row) -> {
                    counts.put(
                            row.getColumn("expiry_date", LocalDate.class), row.getColumn("certifications", Long.class));
                    return counts;
                }));
    }
}
