package io.certcron.bootstrap.embedding;

import io.certcron.application.port.out.StorageException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** As whom a data source connects. */
final class CurrentUser {

    private CurrentUser() {}

    /** @throws StorageException if the database can't be reached */
    static String of(DataSource source) {
        try (Connection connection = source.getConnection()) {
            return connection.getMetaData().getUserName();
        } catch (SQLException away) {
            throw new StorageException("read_user", Optional.ofNullable(away.getSQLState()), true, List.of(), away);
        }
    }
}
