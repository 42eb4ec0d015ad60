package io.certcron.bench.peer;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Selects what is due. The condition is the same for all. */
final class DueEffects {

    /** Parameters: the business date twice. */
    static final String DUE =
            """
            SELECT certification_id, peer_mentor_id, expiry_date, expiry_date - CAST(? AS date) AS days_left
            FROM certifications
            WHERE status = 'active'
                AND expiry_date IN (SELECT CAST(? AS date) + days FROM unnest(ARRAY[0, 7, 14, 30]) AS days)
            """;

    /** One parameter more: how many. */
    static final String SOME_IN_ORDER = DUE + "ORDER BY certification_id LIMIT ?";

    private DueEffects() {}

    static List<DueEffect> all(DataSource connections, Surroundings surroundings) throws SQLException {
        try (Connection connection = connections.getConnection();
                PreparedStatement select = connection.prepareStatement(SOME_IN_ORDER)) {
            Date today = Date.valueOf(surroundings.businessDate());
            select.setDate(1, today);
            select.setDate(2, today);
            select.setInt(3, surroundings.limit());
            List<DueEffect> effects = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    effects.add(read(row));
                }
            }
            return effects;
        }
    }

    static DueEffect read(ResultSet row) throws SQLException {
        String certification = row.getString("certification_id");
        String expiryDate = row.getString("expiry_date");
        int days = row.getInt("days_left");
        String key = days == 0
                ? "auto-pause:%s:%s".formatted(certification, expiryDate)
                : "reminder:%s:%s:%d".formatted(certification, expiryDate, days);
        return new DueEffect(key, certification, row.getString("peer_mentor_id"), expiryDate, days);
    }
}
