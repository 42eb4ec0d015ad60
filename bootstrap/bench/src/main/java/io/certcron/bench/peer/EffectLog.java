package io.certcron.bench.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** What is done, by key: a peer's own idempotency log. */
final class EffectLog {

    static final String CREATE =
            """
            CREATE TABLE IF NOT EXISTS effect_log (
                idempotency_key text PRIMARY KEY,
                certification_id uuid NOT NULL,
                settled_at timestamptz NOT NULL DEFAULT now()
            )
            """;

    static final String INSERT =
            """
            INSERT INTO effect_log (idempotency_key, certification_id) VALUES (?, ?)
            ON CONFLICT (idempotency_key) DO NOTHING
            """;

    private static final String IS_DONE = "SELECT EXISTS (SELECT FROM effect_log WHERE idempotency_key = ?)";

    private final DataSource connections;

    EffectLog(DataSource connections) {
        this.connections = connections;
    }

    void create() throws SQLException {
        try (Connection connection = connections.getConnection()) {
            connection.createStatement().execute(CREATE);
        }
    }

    boolean isDone(DueEffect effect) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement select = connection.prepareStatement(IS_DONE)) {
            select.setString(1, effect.key());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    void record(DueEffect effect) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, effect.key());
            insert.setObject(2, UUID.fromString(effect.certificationId()));
            insert.executeUpdate();
        }
    }
}
