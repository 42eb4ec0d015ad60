package io.certcron.bench.ceiling;

import com.zaxxer.hikari.HikariDataSource;
import io.certcron.bench.peer.Peer;
import io.certcron.bench.peer.Surroundings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The same rows in the same ledger by one statement for each step: everything that is due is planned and claimed at once,
 * and settled at once. Nothing that keeps the promises of the ledger writes less.
 */
public final class SetBasedSql implements Peer {

    private static final String PLAN_AND_CLAIM =
            """
            INSERT INTO certification_idempotency_log (
                idempotency_key, certification_id, peer_mentor_id, action, threshold_days, expiry_date, run_id,
                status, attempts, next_attempt_at, claim_token, lease_expires_at, planned_at)
            SELECT
                CASE WHEN days = 0
                    THEN 'auto-pause:' || certification_id || ':' || to_char(expiry_date, 'YYYY-MM-DD')
                    ELSE 'reminder:' || certification_id || ':' || to_char(expiry_date, 'YYYY-MM-DD') || ':' || days END,
                certification_id, peer_mentor_id,
                CASE WHEN days = 0 THEN 'AUTO_PAUSE' ELSE 'REMINDER' END,
                nullif(days, 0),
                expiry_date, ?, 'CLAIMED', 1, now(), ?, now() + INTERVAL '45 s', now()
            FROM unnest(ARRAY[0, 7, 14, 30]) AS days
            JOIN certifications ON expiry_date = CAST(? AS date) + days
            WHERE status = 'active'
            ORDER BY days = 0, expiry_date, certification_id
            ON CONFLICT (idempotency_key) DO NOTHING
            """;

    private static final String SETTLE =
            """
            UPDATE certification_idempotency_log
            SET status = 'DONE', next_attempt_at = NULL, claim_token = NULL, lease_expires_at = NULL, settled_at = now()
            WHERE claim_token = ? AND status = 'CLAIMED'
            """;

    private static final String MONITOR = "SELECT count(*) FROM get_missed_auto_pauses()";

    private final LocalDate businessDate;
    private final int due;
    private final HikariDataSource connections;

    /** @param surroundings names the database */
    public SetBasedSql(Surroundings surroundings) {
        this.businessDate = surroundings.businessDate();
        this.due = surroundings.limit();
        this.connections = surroundings.connections(1);
    }

    @Override
    public void prepare() throws SQLException {
        connections.getConnection().close();
    }

    @Override
    public void work() throws SQLException {
        UUID claim = UUID.randomUUID();
        try (Connection connection = connections.getConnection();
                PreparedStatement plan = connection.prepareStatement(PLAN_AND_CLAIM);
                PreparedStatement settle = connection.prepareStatement(SETTLE);
                Statement monitor = connection.createStatement()) {
            plan.setObject(1, UUID.randomUUID());
            plan.setObject(2, claim);
            plan.setObject(3, businessDate);
            require("planned", plan.executeUpdate());
            settle.setObject(1, claim);
            require("settled", settle.executeUpdate());
            monitor.executeQuery(MONITOR).close();
        }
    }

    private void require(String what, int rows) {
        if (rows != due) {
            throw new IllegalStateException("%d were %s, and %d are due".formatted(rows, what, due));
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
