package io.certcron.persistence;

import io.certcron.application.port.out.HeldPause;
import io.certcron.application.port.out.HeldPauses;
import io.certcron.domain.ExpiryPolicy;
import io.certcron.domain.IdempotencyKey;
import io.certcron.domain.Operator;
import io.certcron.domain.OperatorAction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** The held pauses of the ledger in PostgreSQL. The clock gives the times of decisions. */
public final class JdbiHeldPauses implements HeldPauses {

    private static final String COUNT =
            """
            SELECT count(*)
            FROM <schema>.certification_idempotency_log
            WHERE settled_at IS NULL AND next_attempt_at IS NULL
            """;

    /** The certifications are looked up by key, each by itself, whatever statistics say. */
    private static final String LIST =
            """
            WITH page AS MATERIALIZED (
                SELECT idempotency_key, certification_id, peer_mentor_id, expiry_date, run_id, planned_at
                FROM <schema>.certification_idempotency_log
                WHERE settled_at IS NULL AND next_attempt_at IS NULL AND idempotency_key > :after
                ORDER BY idempotency_key
                LIMIT :limit
            )
            SELECT page.*, coalesce((
                SELECT certification.<expiry_date> = page.expiry_date AND certification.<status> = ANY (:active)
                FROM <certifications> AS certification
                WHERE certification.<certification_id> = page.certification_id), false) AS still_due
            FROM page
            ORDER BY idempotency_key
            """;

    private static final String RELEASE =
            """
            UPDATE <schema>.certification_idempotency_log
            SET status = 'PENDING', next_attempt_at = clock_timestamp()
            WHERE idempotency_key = ANY (:keys) AND status = 'HELD'
            RETURNING certification_id
            """;

    private static final String DROP =
            """
            UPDATE <schema>.certification_idempotency_log
            SET status = 'SKIPPED', settled_at = :now, error_code = 'PAUSE_DROPPED'
            WHERE idempotency_key = ANY (:keys) AND status = 'HELD'
            RETURNING certification_id
            """;

    /** Less than any key. */
    private static final String BEFORE_ALL = "";

    private final Storage storage;
    private final List<String> activeStatuses;
    private final Clock clock;

    /**
     * @param policy says in which statuses a certification is acted on
     * @param clock gives the times of decisions
     */
    public JdbiHeldPauses(Storage storage, ExpiryPolicy policy, Clock clock) {
        this.storage = storage;
        this.activeStatuses = List.copyOf(policy.activeStatuses());
        this.clock = clock;
    }

    @Override
    public long count() {
        return storage.inTransaction("count_held_pauses", List.of(), handle -> handle.createQuery(COUNT)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public List<HeldPause> list(Optional<IdempotencyKey> after, int limit) {
        return storage.inTransaction("list_held_pauses", List.of(), handle -> handle.createQuery(LIST)
                .bind("after", after.map(IdempotencyKey::value).orElse(BEFORE_ALL))
                .bind("limit", limit)
                .bindArray("active", String.class, activeStatuses)
                .map(JdbiHeldPauses::read)
                .list());
    }

    @Override
    public int release(List<IdempotencyKey> keys, Operator by) {
        return storage.inTransaction(
                "release_held_pauses",
                List.of(),
                handle -> decide(handle, handle.createQuery(RELEASE), keys, by, OperatorAction.PAUSES_RELEASED));
    }

    @Override
    public int drop(List<IdempotencyKey> keys, Operator by) {
        return storage.inTransaction(
                "drop_held_pauses",
                List.of(),
                handle -> decide(
                        handle,
                        handle.createQuery(DROP).bind("now", clock.instant()),
                        keys,
                        by,
                        OperatorAction.PAUSES_DROPPED));
    }

    private int decide(Handle handle, Query decision, List<IdempotencyKey> keys, Operator by, OperatorAction action) {
        List<UUID> decided = decision.bindArray("keys", String.class, values(keys))
                .mapTo(UUID.class)
                .list();
        new JournalRows(handle, by, clock.instant()).ofPauses(action, decided);
        return decided.size();
    }

    private static Object[] values(List<IdempotencyKey> keys) {
        return keys.stream().map(IdempotencyKey::value).toArray();
    }

    private static HeldPause read(ResultSet row, StatementContext context) throws SQLException {
        return new HeldPause(
                new IdempotencyKey(row.getString("idempotency_key")),
                Columns.uuid(row, "certification_id"),
                Columns.uuid(row, "peer_mentor_id"),
                row.getObject("expiry_date", LocalDate.class),
                Columns.uuid(row, "run_id"),
                Columns.instant(row, "planned_at"),
                row.getBoolean("still_due"));
    }
}
