package io.certcron.persistence;

import io.certcron.domain.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Reads columns for which the driver has no type of ours. */
final class Columns {

    private Columns() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /** The slot of a run's row; empty where the run is a manual one. */
    static Optional<Slot> optionalSlot(ResultSet row) throws SQLException {
        return row.getObject("cron_id") == null ? Optional.empty() : Optional.of(slot(row));
    }

    static Slot slot(ResultSet row) throws SQLException {
        return new Slot(uuid(row, "cron_id"), instant(row, "scheduled_for"));
    }
}
