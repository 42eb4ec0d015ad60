package io.certcron.bootstrap.embedding;

import io.certcron.persistence.SchemaCheck.Lack;
import java.util.List;

/** The database answers, and is not fit for the job yet. The message says what to do about it. */
public final class DatabaseNotReadyException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private DatabaseNotReadyException(String message) {
        super(message);
    }

    static DatabaseNotReadyException lacksMigrations(List<String> missing) {
        return new DatabaseNotReadyException("The database lacks migrations: " + String.join(", ", missing)
                + ". As the owner of the schema, call migrate(…) or run the command 'migrate'.");
    }

    static DatabaseNotReadyException lacksRight(Lack lack) {
        return new DatabaseNotReadyException(
                switch (lack) {
                    case MEMBERSHIP ->
                        "The database user has not the rights of service_role."
                                + " As the owner of the schema, call migrate(owner, runtimeUser) with its name.";
                    case SELECT ->
                        "The database user may not read the certifications."
                                + " As the owner of that table, GRANT SELECT on it to service_role.";
                    case POLICY ->
                        "Row-level security shows the database user no certifications."
                                + " As the owner of that table, CREATE POLICY … FOR SELECT TO service_role USING (true).";
                });
    }
}
