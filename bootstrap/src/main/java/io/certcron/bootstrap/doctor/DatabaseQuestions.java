package io.certcron.bootstrap.doctor;

import io.certcron.persistence.CertificationTable;
import io.certcron.persistence.Database;
import io.certcron.persistence.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** Asks the database, in a transaction that reads only and is rolled back. */
final class DatabaseQuestions {

    /** For the connection, with its encryption and its password. */
    private static final Duration CONNECT = Duration.ofSeconds(6);

    private static final Duration STATEMENT = Duration.ofSeconds(5);

    private final DataSource source;
    private final CertificationTable table;

    /**
     * @param source connects as the user of the job
     * @param table where the certifications are
     */
    DatabaseQuestions(DataSource source, CertificationTable table) {
        this.source = source;
        this.table = table;
    }

    static DatabaseQuestions to(DatabaseSettings settings, CertificationTable table) throws SQLException {
        DataSource source = Database.patient(settings);
        source.setLoginTimeout((int) CONNECT.toSeconds());
        return new DatabaseQuestions(source, table);
    }

    DataSource source() {
        return source;
    }

    /** Connects, asks and rolls back. */
    <T> T ask(Question<T> question) throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            execute("SET LOCAL statement_timeout = " + STATEMENT.toMillis(), connection);
            T answer = question.of(connection);
            connection.rollback();
            return answer;
        }
    }

    /** The only row of a query, with the names of tables and columns filled in. */
    <T> T row(String query, RowReader<T> reader, Object... parameters) throws SQLException {
        return ask(connection -> row(connection, query, reader, parameters));
    }

    <T> T row(Connection connection, String query, RowReader<T> reader, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(named(query))) {
            for (int index = 0; index < parameters.length; index++) {
                statement.setObject(index + 1, parameters[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return reader.read(rows);
            }
        }
    }

    static void execute(String command, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    /** Names are plain identifiers, and the status a plain word: nothing in them needs escaping. */
    String named(String query) {
        return query.replace("<schema>", quoted(table.schema()))
                .replace("<certifications>", quoted(table.schema()) + "." + quoted(table.table()))
                .replace("<certification_id>", quoted(table.certificationId()))
                .replace("<peer_mentor_id>", quoted(table.peerMentorId()))
                .replace("<expiry_date>", quoted(table.expiryDate()))
                .replace("<status>", quoted(table.status()))
                .replace("<paused_status>", "'" + table.pausedStatus() + "'");
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }

    /** Something to ask on a connection. */
    @FunctionalInterface
    interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    /** Reads a row that the result is at. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
