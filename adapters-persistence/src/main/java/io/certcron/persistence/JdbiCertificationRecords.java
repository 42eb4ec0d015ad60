package io.certcron.persistence;

import io.certcron.application.port.out.CertificationRecords;
import io.certcron.domain.Certification;
import io.certcron.domain.DateRange;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.IntentStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** Looks at certifications in PostgreSQL. */
public final class JdbiCertificationRecords implements CertificationRecords {

    /** Leaves but one way to read a page, as in planning: by the index in its order, from the place on. */
    private static final String READ_IN_ORDER =
            """
            SELECT
                set_config('enable_sort', 'off', true),
                set_config('enable_incremental_sort', 'off', true),
                set_config('jit', 'off', true)
            """;

    private static final String PAGE =
            """
            SELECT
                <certification_id> AS certification_id,
                <peer_mentor_id> AS peer_mentor_id,
                <expiry_date> AS expiry_date,
                <status> AS status
            FROM <certifications>
            WHERE <status> <> <paused_status>
                AND <status> = ANY (:active)
                AND <certification_id> IS NOT NULL
                AND <peer_mentor_id> IS NOT NULL
                AND (<expiry_date>, <certification_id>) > (:after_date, :after_id)
                AND <expiry_date> <= :through
            ORDER BY <expiry_date>, <certification_id>
            LIMIT :limit
            """;

    private static final String STATUSES =
            """
            SELECT idempotency_key, status
            FROM <schema>.certification_idempotency_log
            WHERE idempotency_key = ANY (:keys)
            """;

    private static final UUID LAST_ID = new UUID(-1, -1);

    private final Storage storage;
    private final CertificationStories stories;
    private final CertificationCounts counts;
    private final List<String> activeStatuses;

    /** @param policy says in which statuses a certification is acted on */
    public JdbiCertificationRecords(Storage storage, ExpiryPolicy policy) {
        this.storage = storage;
        this.stories = new CertificationStories(storage);
        this.activeStatuses = List.copyOf(policy.activeStatuses());
        this.counts = new CertificationCounts(storage, activeStatuses);
    }

    @Override
    public Story find(UUID certificationId) {
        return stories.find(certificationId);
    }

    @Override
    public Map<LocalDate, Long> countActive(DateRange range) {
        return counts.byExpiryDate(List.of(range));
    }

    @Override
    public List<Certification> listActive(DateRange range, Optional<Place> after, int limit) {
        Optional<Place> within = after.filter(place -> place.expiryDate().isAfter(range.after()));
        return storage.inTransaction("list_active_certifications", List.of(), handle -> {
            handle.createQuery(READ_IN_ORDER).mapTo(String.class).one();
            return handle.createQuery(PAGE)
                    .bindArray("active", String.class, activeStatuses)
                    .bind("after_date", within.map(Place::expiryDate).orElse(range.after()))
                    .bind("after_id", within.map(Place::certificationId).orElse(LAST_ID))
                    .bind("through", range.through())
                    .bind("limit", limit)
                    .map(JdbiCertificationRecords::read)
                    .list();
        });
    }

    @Override
    public Map<IdempotencyKey, IntentStatus> statuses(Collection<IdempotencyKey> keys) {
        return storage.inTransaction("find_intent_statuses", List.of(), handle -> handle
                .createQuery(STATUSES)
                .bindArray(
                        "keys",
                        String.class,
                        keys.stream().map(IdempotencyKey::value).toArray())
                .map((row, context) -> Map.entry(
                        new IdempotencyKey(row.getString("idempotency_key")),
                        IntentStatus.valueOf(row.getString("status"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    static Certification read(ResultSet row, StatementContext context) throws SQLException {
        return new Certification(
                Columns.uuid(row, "certification_id"),
                Columns.uuid(row, "peer_mentor_id"),
                row.getObject("expiry_date", LocalDate.class),
                row.getString("status"));
    }
}
