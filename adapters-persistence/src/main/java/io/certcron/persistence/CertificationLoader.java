package io.certcron.persistence;

import io.certcron.domain.Certification;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Loads certifications by {@code COPY}: all of them or none, any number of them, in little memory. */
public final class CertificationLoader {

    private static final String OPERATION = "load_certifications";

    /** The column and the value of a violated key, whatever language the server's messages are in. */
    private static final Pattern VIOLATED_KEY = Pattern.compile("\\(\"?([^\")]+)\"?\\)=\\(([0-9a-f-]{36})\\)");

    private static final String UNIQUE_VIOLATION = "23505";

    private final Jdbi jdbi;
    private final CertificationTable table;

    /**
     * @param source connects as a user who may insert certifications; the runtime user may not
     * @param table where they go
     */
    public CertificationLoader(DataSource source, CertificationTable table) {
        this.jdbi = Jdbi.create(source);
        this.table = table;
    }

    /**
     * Loads what the iterator gives, in one transaction. What the iterator throws is passed on, and nothing is loaded.
     *
     * @param progress is told now and then, and at the end, how many rows were sent so far
     * @throws io.certcron.application.port.out.StorageException if the database refuses a row for another reason than
     *     its id, or fails
     */
    public Outcome load(Iterator<Certification> certifications, LongConsumer progress) {
        try {
            return jdbi.inTransaction(handle -> new Outcome.Loaded(copy(handle, certifications, progress)));
        } catch (SQLException | JdbiException e) {
            StorageFailure failure = StorageFailure.of(e);
            UUID duplicate = duplicateOf(e).orElseThrow(() -> failure.during(OPERATION, List.of()));
            return new Outcome.Duplicate(duplicate, isStored(duplicate));
        }
    }

    private long copy(Handle handle, Iterator<Certification> certifications, LongConsumer progress)
            throws SQLException {
        handle.execute("SET LOCAL statement_timeout = 0");
        long rows;
        try (CertificationCopy copy = new CertificationCopy(handle.getConnection(), table)) {
            rows = copy.send(certifications, progress);
        }
        // the planner knows nothing of the new rows, and the first run may come sooner than autovacuum
        handle.execute("ANALYZE " + table.attributes().get("certifications"));
        return rows;
    }

    private Optional<UUID> duplicateOf(Exception exception) {
        if (!(exception instanceof PSQLException refusal) || !UNIQUE_VIOLATION.equals(refusal.getSQLState())) {
            return Optional.empty();
        }
        ServerErrorMessage message = refusal.getServerErrorMessage();
        return Optional.ofNullable(message == null ? null : message.getDetail())
                .map(VIOLATED_KEY::matcher)
                .filter(key -> key.find() && key.group(1).equals(table.certificationId()))
                .map(key -> UUID.fromString(key.group(2)));
    }

    private boolean isStored(UUID certificationId) {
        Map<String, String> names = table.attributes();
        String statement = "SELECT EXISTS (SELECT FROM %s WHERE %s = :id)"
                .formatted(names.get("certifications"), names.get("certification_id"));
        try {
            return jdbi.withHandle(handle -> handle.createQuery(statement)
                    .bind("id", certificationId)
                    .mapTo(Boolean.class)
                    .one());
        } catch (JdbiException e) {
            throw StorageFailure.of(e).during(OPERATION, List.of(certificationId));
        }
    }

    /** How loading ended. */
    public sealed interface Outcome {

        /**
         * Everything is stored.
         *
         * @param rows how many certifications
         */
        record Loaded(long rows) implements Outcome {}

        /**
         * Nothing is stored, because of an id that comes twice.
         *
         * @param certificationId the id
         * @param alreadyStored whether the table has it already; otherwise it is twice among those to be loaded
         */
        record Duplicate(UUID certificationId, boolean alreadyStored) implements Outcome {}
    }
}
