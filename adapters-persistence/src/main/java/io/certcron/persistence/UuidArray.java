package io.certcron.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Reads a column of type {@code uuid[]}. */
final class UuidArray {

    private UuidArray() {}

    static List<UUID> read(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) row.getArray(column).getArray());
    }
}
