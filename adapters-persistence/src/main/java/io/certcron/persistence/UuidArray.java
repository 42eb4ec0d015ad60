package io.certcron.persistence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads a column of type {@code uuid[]}. */
final class UuidArray {

    private UuidArray() {}

    /** Without the nulls: a platform's table may allow them. */
    static List<UUID> read(ResultSet row, String column) throws SQLException {
        return Stream.of((UUID[]) row.getArray(column).getArray())
                .filter(Objects::nonNull)
                .toList();
    }
}
