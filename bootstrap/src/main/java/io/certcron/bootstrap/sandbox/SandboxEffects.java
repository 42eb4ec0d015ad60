package io.certcron.bootstrap.sandbox;

import io.certcron.persistence.CertificationTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * What the sandboxes have done, in the table {@code certcron_sandbox.sandbox_effect}, so that keys are honoured after a
 * restart too. An effect, its key and the pause itself are one transaction.
 */
final class SandboxEffects {

    private static final String SCHEMA =
            """
            CREATE SCHEMA IF NOT EXISTS certcron_sandbox;
            CREATE TABLE IF NOT EXISTS certcron_sandbox.sandbox_effect (
                idempotency_key text PRIMARY KEY,
                kind text NOT NULL,
                certification_id uuid NOT NULL,
                expiry_date date NOT NULL,
                done_at timestamptz NOT NULL,
                deliveries integer NOT NULL DEFAULT 1
            )
            """;

    private static final String RECORD =
            """
            WITH asked AS (
                SELECT * FROM unnest(?::text[], ?::uuid[], ?::date[]) AS a (idempotency_key, certification_id, expiry_date)
            ), effect AS (
                INSERT INTO certcron_sandbox.sandbox_effect AS e (idempotency_key, kind, certification_id, expiry_date, done_at)
                SELECT a.idempotency_key, ?, a.certification_id, a.expiry_date, ?
                FROM asked AS a
                WHERE EXISTS (
                        SELECT FROM %1$s AS c WHERE c.%2$s = a.certification_id AND c.%3$s = a.expiry_date)
                    OR EXISTS (
                        SELECT FROM certcron_sandbox.sandbox_effect AS e WHERE e.idempotency_key = a.idempotency_key)
                ORDER BY a.idempotency_key
                ON CONFLICT (idempotency_key) DO UPDATE SET deliveries = e.deliveries + 1
                RETURNING idempotency_key, certification_id, expiry_date, deliveries
            )%4$s
            SELECT idempotency_key, deliveries FROM effect
            """;

    private static final String AND_PAUSE =
            """
            , paused AS (
                UPDATE %1$s AS c SET %5$s = '%6$s'
                FROM effect
                WHERE effect.deliveries = 1 AND c.%2$s = effect.certification_id AND c.%3$s = effect.expiry_date
            )
            """;

    private static final String KNOWN = "SELECT %2$s FROM %1$s WHERE %2$s = ANY (?)";

    private final DataSource owner;
    private final Clock clock;
    private final Map<SandboxService, String> record;
    private final String known;

    SandboxEffects(DataSource owner, CertificationTable table, Clock clock) {
        this.owner = owner;
        this.clock = clock;
        this.record = Map.of(
                SandboxService.REMINDER, filledIn(RECORD, "", table),
                SandboxService.MANAGEMENT, filledIn(RECORD, filledIn(AND_PAUSE, "", table), table));
        this.known = filledIn(KNOWN, "", table);
    }

    private static String filledIn(String statement, String more, CertificationTable table) {
        return statement.formatted(
                quoted(table.schema()) + "." + quoted(table.table()),
                quoted(table.certificationId()),
                quoted(table.expiryDate()),
                more,
                quoted(table.status()),
                table.pausedStatus().replace("'", "''"));
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** Makes the table, unless it is there. */
    void prepare() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
        }
    }

    /** Does what is asked for, unless it was done before under the same key, or the certification has changed. */
    SandboxAnswer carryOut(SandboxService service, List<SandboxRequest.Item> items) throws SQLException {
        try (Connection connection = owner.getConnection()) {
            Map<String, Integer> deliveries = deliver(service, items, connection);
            Set<UUID> known = deliveries.size() == items.size() ? Set.of() : knownAmong(items, connection);
            return new SandboxAnswer(items.stream()
                    .map(item -> resultOf(item, deliveries, known))
                    .toList());
        }
    }

    private static SandboxAnswer.Result resultOf(
            SandboxRequest.Item item, Map<String, Integer> deliveries, Set<UUID> known) {
        Integer times = deliveries.get(item.idempotencyKey());
        if (times != null) {
            return times == 1
                    ? SandboxAnswer.Result.done(item.idempotencyKey())
                    : SandboxAnswer.Result.duplicate(item.idempotencyKey());
        }
        return SandboxAnswer.Result.rejected(
                item.idempotencyKey(),
                known.contains(item.certificationId()) ? "EXPIRY_DATE_MISMATCH" : "CERTIFICATION_UNKNOWN");
    }

    private Map<String, Integer> deliver(SandboxService service, List<SandboxRequest.Item> items, Connection connection)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(record.get(service))) {
            statement.setArray(
                    1,
                    array(
                            connection,
                            "text",
                            items.stream()
                                    .map(SandboxRequest.Item::idempotencyKey)
                                    .toArray()));
            statement.setArray(2, ids(items, connection));
            statement.setArray(
                    3,
                    array(
                            connection,
                            "date",
                            items.stream()
                                    .map(item -> Date.valueOf(item.expiryDate()))
                                    .toArray()));
            statement.setString(4, service.name());
            statement.setTimestamp(5, Timestamp.from(clock.instant()));
            Map<String, Integer> deliveries = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    deliveries.put(rows.getString(1), rows.getInt(2));
                }
            }
            return deliveries;
        }
    }

    private Set<UUID> knownAmong(List<SandboxRequest.Item> items, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(known)) {
            statement.setArray(1, ids(items, connection));
            Set<UUID> ids = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        }
    }

    private static Array ids(List<SandboxRequest.Item> items, Connection connection) throws SQLException {
        return array(
                connection,
                "uuid",
                items.stream().map(SandboxRequest.Item::certificationId).toArray());
    }

    private static Array array(Connection connection, String type, Object[] elements) throws SQLException {
        return connection.createArrayOf(type, elements);
    }
}
