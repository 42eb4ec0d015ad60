package io.certcron.persistence;

import io.certcron.domain.Certification;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.Map;
import java.util.function.LongConsumer;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** One {@code COPY} into the table of certifications. Unless it came to its end, closing it takes it back. */
final class CertificationCopy implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final int PROGRESS_STEP = 10_000;

    private final CopyIn copy;
    private final StringBuilder unsent = new StringBuilder(BUFFER + 1024);

    CertificationCopy(Connection connection, CertificationTable table) throws SQLException {
        Map<String, String> names = table.attributes();
        CopyManager manager = new CopyManager(connection.unwrap(BaseConnection.class));
        copy = manager.copyIn("COPY %s (%s, %s, %s, %s) FROM STDIN"
                .formatted(
                        names.get("certifications"),
                        names.get("certification_id"),
                        names.get("peer_mentor_id"),
                        names.get("expiry_date"),
                        names.get("status")));
    }

    /** Sends all of them, and waits until the server has taken them. */
    long send(Iterator<Certification> certifications, LongConsumer progress) throws SQLException {
        long rows = 0;
        while (certifications.hasNext()) {
            CopyText.append(unsent, certifications.next());
            if (unsent.length() >= BUFFER) {
                flush();
            }
            if (++rows % PROGRESS_STEP == 0) {
                progress.accept(rows);
            }
        }
        flush();
        copy.endCopy();
        progress.accept(rows);
        return rows;
    }

    private void flush() throws SQLException {
        byte[] bytes = unsent.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        unsent.setLength(0);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
